package org.entrepot.shipping.label;

import java.time.LocalDate;
import java.util.UUID;
import org.entrepot.shipping.address.Address;

/** What is printed on a label: parcel {@code nth} of {@code boxes} of its shipment. */
record LabelSheet(
        String carrier,
        String service,
        String trackingNumber,
        LocalDate promisedOn,
        int weightGrams,
        String location,
        UUID orderId,
        int nth,
        int boxes,
        Address to) {}
