package org.entrepot.simulators;

import java.time.Instant;
import java.util.List;

/** The carrier's word that it has these parcels. */
record Manifest(String manifestId, String carrier, List<String> trackingNumbers, Instant handedOverAt) {
    static Manifest of(ParcelFact.HandedOver fact) {
        return new Manifest(fact.manifest(), fact.carrier().path, fact.trackingNumbers(), fact.at());
    }
}
