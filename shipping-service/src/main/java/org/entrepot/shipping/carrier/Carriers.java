package org.entrepot.shipping.carrier;

import java.util.List;

/**
 * The carriers. Each call goes out to another company: never inside a transaction. A call that is repeated with the same
 * key, or about the same label, acts once.
 *
 * <p>All throw {@link CarrierRefused} when the carrier says no, and {@link CarrierSilent} when it is not known whether it
 * acted: ask again.
 */
public interface Carriers {

    /** What all carriers would take a parcel for, in no order. */
    List<Rate> rates(int weightGrams, String fromCountry, String toCountry);

    /** Buys the carriage of one parcel; its label's id is the key. */
    Bought buy(Consignment consignment);

    /** Gives a label back; twice is once. */
    void giveBack(String carrier, String trackingNumber);

    /** These parcels, 1 to 1,000, are on their way with the carrier now: all of them or, when it refuses, none. */
    void handOver(String carrier, String key, List<String> trackingNumbers);
}
