package org.entrepot.simulators;

import java.util.Arrays;

/** The two carriers. Both are invented for the simulator; no real company is meant. */
enum CarrierName {
    /** Cheap for light parcels, takes its time. */
    NORTHPOST("northpost", "Northpost", 'N'),
    /** Quick, and cheaper for heavy parcels. */
    SWIFTLINE("swiftline", "Swiftline", 'S');

    final String path;
    final String shown;
    private final char letter;

    CarrierName(String path, String shown, char letter) {
        this.path = path;
        this.shown = shown;
        this.letter = letter;
    }

    static CarrierName of(String path) {
        return Arrays.stream(values())
                .filter(name -> name.path.equals(path))
                .findFirst()
                .orElseThrow(() -> Refused.unknown("This carrier"));
    }

    /** In S10, C stands for parcel post and E for express mail. */
    String indicator(Service service) {
        return (service == Service.EXPRESS ? "E" : "C") + letter;
    }

    enum Service {
        STANDARD,
        EXPRESS
    }
}
