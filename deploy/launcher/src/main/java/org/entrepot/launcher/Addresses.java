package org.entrepot.launcher;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.stack.Topology;
import org.entrepot.stack.supervise.Stack;

/** Where a person finds what runs. */
final class Addresses {
    private Addresses() {}

    static String oneLine(Stack stack) {
        var ports = stack.ports();
        var parts = stack.settings().parts();
        List<String> places = new ArrayList<>();
        var second = "gateway" + Topology.SECOND;
        if (parts.contains("gateway"))
            places.add("API http://127.0.0.1:" + ports.of("gateway")
                    + (parts.contains(second) ? " and http://127.0.0.1:" + ports.of(second) : ""));
        if (parts.contains("keycloak")) places.add("logins http://127.0.0.1:" + ports.of("keycloak"));
        if (parts.contains("mail")) places.add("mail http://127.0.0.1:" + ports.of("mail-http"));
        if (parts.contains("kafka")) places.add("Kafka 127.0.0.1:" + ports.of("kafka"));
        places.add("data " + stack.home().folder());
        return String.join(" · ", places);
    }
}
