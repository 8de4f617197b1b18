package org.entrepot.simulators;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entrepot.simulators.CarrierName.Service;

/** One labelled parcel and where it has been. */
final class Parcel {
    enum Direction {
        OUTBOUND,
        RETURN
    }

    /** The answer to a bought label. */
    record Label(
            String trackingNumber,
            String trackingUrl,
            String carrier,
            Service service,
            Direction direction,
            String shipmentReference,
            String parcelReference,
            String returnReference,
            Money cost,
            LocalDate promisedOn) {}

    /** What a webhook tells; the same event has the same id, however often it is told. */
    record Update(
            String eventId,
            String trackingNumber,
            String carrier,
            Direction direction,
            String shipmentReference,
            String parcelReference,
            String returnReference,
            TrackingStatus status,
            Instant at) {}

    record Event(String eventId, TrackingStatus status, Instant at) {}

    record View(
            String trackingNumber,
            String carrier,
            Service service,
            Direction direction,
            String shipmentReference,
            String parcelReference,
            String returnReference,
            TrackingStatus status,
            LocalDate promisedOn,
            Money cost,
            List<Event> events) {}

    final ParcelFact.Labelled label;
    private final List<ParcelFact.Moved> moves = new ArrayList<>(4);
    private Instant handedOverAt;
    private boolean voided;

    Parcel(ParcelFact.Labelled label) {
        this.label = label;
    }

    void apply(ParcelFact.LabelVoided fact) {
        voided = true;
    }

    void apply(ParcelFact.HandedOver fact) {
        handedOverAt = fact.at();
    }

    void apply(ParcelFact.Moved fact) {
        moves.add(fact);
    }

    boolean isVoided() {
        return voided;
    }

    boolean isHandedOver() {
        return handedOverAt != null;
    }

    boolean hasNext() {
        return isHandedOver() && moves.size() < label.itinerary().steps().size();
    }

    /** When the next update is announced. */
    Instant nextDue(Duration pace) {
        return after(moves.size() + 1, pace);
    }

    ParcelFact.Moved next(Duration pace) {
        var step = label.itinerary().steps().get(moves.size());
        return new ParcelFact.Moved(label.trackingNumber(), step.status(), step.place(), after(step.place(), pace));
    }

    Update update(ParcelFact.Moved moved) {
        return new Update(
                eventId(moved),
                label.trackingNumber(),
                label.carrier().path,
                direction(),
                label.shipmentReference(),
                label.parcelReference(),
                label.returnReference(),
                moved.status(),
                moved.at());
    }

    TrackingStatus status() {
        if (voided) return TrackingStatus.CANCELLED;
        return moves.stream()
                .max(Comparator.comparingInt(ParcelFact.Moved::place))
                .map(ParcelFact.Moved::status)
                .orElse(TrackingStatus.PRE_TRANSIT);
    }

    Direction direction() {
        return label.returnReference() == null ? Direction.OUTBOUND : Direction.RETURN;
    }

    View view() {
        var events = moves.stream()
                .sorted(Comparator.comparingInt(ParcelFact.Moved::place))
                .map(moved -> new Event(eventId(moved), moved.status(), moved.at()))
                .toList();
        return new View(
                label.trackingNumber(),
                label.carrier().path,
                label.service(),
                direction(),
                label.shipmentReference(),
                label.parcelReference(),
                label.returnReference(),
                status(),
                label.promisedOn(),
                label.cost(),
                events);
    }

    private String eventId(ParcelFact.Moved moved) {
        return "evt_" + label.trackingNumber() + "_" + moved.place();
    }

    private Instant after(int steps, Duration pace) {
        return handedOverAt.plus(
                pace.multipliedBy((long) steps * label.itinerary().slowness()));
    }
}
