package org.entrepot.simulators;

import org.entrepot.simulators.CarrierName.Service;

/** What a merchant sends to buy a label. */
record AskedLabel(
        String shipmentReference,
        String parcelReference,
        Service service,
        Integer weightGrams,
        Tariff.Size size,
        Party from,
        Party to) {
    AskedLabel {
        Refused.require(shipmentReference, "shipmentReference");
        Refused.require(parcelReference, "parcelReference");
        Refused.require(service, "service");
        Refused.require(weightGrams, "weightGrams");
        Refused.require(from, "from");
        Refused.require(to, "to");
    }
}
