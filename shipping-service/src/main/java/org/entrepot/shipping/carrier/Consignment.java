package org.entrepot.shipping.carrier;

import java.util.List;
import java.util.UUID;

/**
 * One parcel that a carrier is asked to take.
 *
 * @param key the id of our label: the same key buys once
 */
public record Consignment(
        UUID key,
        UUID shipmentId,
        UUID parcelId,
        String carrier,
        String service,
        int weightGrams,
        Party from,
        Party to) {

    /** A name and an address, as carriers want them. */
    public record Party(String name, List<String> lines, String postcode, String city, String country) {

        public Party {
            lines = List.copyOf(lines);
        }

        /** Personal data stay out of logs. */
        @Override
        public String toString() {
            return "a party in " + country;
        }
    }
}
