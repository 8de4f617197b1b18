package org.entrepot.simulators;

import java.util.HashSet;
import java.util.List;

/** The parcels that are handed over together. */
record AskedManifest(List<String> trackingNumbers) {
    private static final int MOST = 1_000;

    AskedManifest {
        trackingNumbers = List.copyOf(Refused.require(trackingNumbers, "trackingNumbers"));
        if (trackingNumbers.isEmpty() || trackingNumbers.size() > MOST)
            throw Refused.unprocessable("bad_manifest", "A manifest has 1 to %d parcels".formatted(MOST));
        if (new HashSet<>(trackingNumbers).size() < trackingNumbers.size())
            throw Refused.unprocessable("bad_manifest", "A parcel is on a manifest once");
    }
}
