package org.entrepot.shipping.tracking;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.entrepot.shipping.parcel.ParcelState;
import org.entrepot.shipping.tracking.CarrierNews.Update;

/** What a carrier said of one of our parcels, and when we heard it. */
record Word(String carrier, String eventId, UUID parcelId, ParcelState status, Instant at, Instant heardAt) {

    /** In the order in which it happened, by the carrier's own times. */
    static final Comparator<Word> AS_IT_HAPPENED =
            Comparator.comparing(Word::at).thenComparing(Word::status).thenComparing(Word::eventId);

    static Word of(Update update, UUID parcelId, Instant heardAt) {
        return new Word(
                update.carrier(), update.eventId(), parcelId, ParcelState.of(update.status()), update.at(), heardAt);
    }

    /** What tells it from every other word. */
    String key() {
        return carrier + "/" + eventId;
    }
}
