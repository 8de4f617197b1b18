package org.entrepot.simulators;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.entrepot.simulators.CarrierName.Service;

/** What happened at a carrier, as its journal keeps it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
sealed interface ParcelFact {
    @JsonTypeName("labelled")
    record Labelled(
            String trackingNumber,
            CarrierName carrier,
            Service service,
            String shipmentReference,
            String parcelReference,
            String returnReference,
            int weightGrams,
            Money cost,
            LocalDate promisedOn,
            Itinerary itinerary,
            Stamp stamp)
            implements ParcelFact {}

    @JsonTypeName("label-voided")
    record LabelVoided(String trackingNumber) implements ParcelFact {}

    /** @param manifest absent when a customer posted a return */
    @JsonTypeName("handed-over")
    record HandedOver(String manifest, CarrierName carrier, List<String> trackingNumbers, Instant at, Stamp stamp)
            implements ParcelFact {}

    @JsonTypeName("moved")
    record Moved(String trackingNumber, TrackingStatus status, int place, Instant at) implements ParcelFact {}
}
