package org.entrepot.flow;

import java.util.LinkedHashMap;
import java.util.Map;

/** Facts that no service reacts to, and whom they are for. */
final class Announcements {

    private Announcements() {}

    static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        return all;
    }
}
