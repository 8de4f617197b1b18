package org.entrepot.stack;

import java.util.List;
import java.util.Map;

/**
 * One part of the stack, described without a word on how it is run: local processes and containers read the same
 * description.
 *
 * @param name how people and files call it
 * @param title what it is, in a few words
 * @param software what it is made of
 * @param needs the parts that must be ready before it starts
 * @param ports its doors and their ports
 * @param environment what it is told
 * @param heapMegabytes the most heap that its Java may take; 0 where there is no Java
 * @param readiness how one sees that it serves
 */
public record Part(
        String name,
        String title,
        Software software,
        List<String> needs,
        Map<String, Integer> ports,
        Map<String, String> environment,
        int heapMegabytes,
        Readiness readiness) {
    public Part {
        needs = List.copyOf(needs);
        ports = Map.copyOf(ports);
        environment = Map.copyOf(environment);
    }

    /** Stopped in this order: first what serves customers, then what carries facts, last what keeps them. */
    public int stopWave() {
        return switch (software) {
            case Software.Service service -> 0;
            case Software.KafkaConnect connect -> 1;
            case Software.KeycloakServer keycloak -> 1;
            case Software.Simulator simulator -> 1;
            case Software.KafkaBroker kafka -> 2;
            case Software.PostgresServer postgres -> 3;
        };
    }
}
