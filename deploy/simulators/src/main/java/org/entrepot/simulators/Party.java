package org.entrepot.simulators;

import java.util.List;
import java.util.Locale;

/** Who sends or gets a parcel. The simulator reads postcode and country and keeps neither name nor street. */
record Party(
        String name, List<String> lines, String postcode, String city, String country, String phone, String email) {
    Party {
        Refused.require(name, "name");
        Refused.require(city, "city");
        Refused.require(country, "country");
        lines = List.copyOf(Refused.require(lines, "lines"));
        postcode = postcode == null ? "" : postcode.strip().toUpperCase(Locale.ROOT);
        if (lines.isEmpty() || lines.size() > 5)
            throw Refused.unprocessable("bad_address", "An address has one to five lines");
    }

    static boolean startsWith(String postcode, String start) {
        return postcode.replace(" ", "").startsWith(start);
    }

    boolean isIn(String start) {
        return startsWith(postcode, start);
    }
}
