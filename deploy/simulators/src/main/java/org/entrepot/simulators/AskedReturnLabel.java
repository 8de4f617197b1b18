package org.entrepot.simulators;

import org.entrepot.simulators.CarrierName.Service;

/** What a merchant sends to buy the label of a parcel that comes back. */
record AskedReturnLabel(
        String returnReference, Service service, Integer weightGrams, Tariff.Size size, Party from, Party to) {
    AskedReturnLabel {
        Refused.require(returnReference, "returnReference");
        Refused.require(weightGrams, "weightGrams");
        Refused.require(from, "from");
        Refused.require(to, "to");
        service = service == null ? Service.STANDARD : service;
    }
}
