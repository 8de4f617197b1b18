package org.entrepot.launcher.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.launcher.audit.Finding;

/** Records that the harness itself put into topics and that no service said: they must be parked, and nothing else may be. */
final class Strangers {
    private final List<Stranger> all = new ArrayList<>();

    /**
     * @param key whose fact it claims to be
     * @param id what it calls itself; empty when its envelope has none
     * @param isParked whether services must park it, or may pass over it
     */
    record Stranger(String topic, int partition, long offset, String key, String id, boolean isParked) {
        String place() {
            return topic + "/" + partition + "@" + offset;
        }
    }

    synchronized void add(Stranger stranger) {
        all.add(stranger);
    }

    synchronized List<Stranger> all() {
        return List.copyOf(all);
    }

    synchronized Optional<Stranger> at(String topic, int partition, long offset) {
        return all.stream()
                .filter(one -> one.topic().equals(topic) && one.partition() == partition && one.offset() == offset)
                .findFirst();
    }

    /**
     * A finding that is only about one of ours: a record that was never committed, or a stream that nobody says and that was
     * followed by who passes over such facts.
     */
    boolean explains(String invariant, Finding finding) {
        return switch (invariant) {
            case "I-14" -> all().stream().anyMatch(one -> isAbout(one, finding));
            case "I-12" -> all().stream().anyMatch(one -> finding.subject().equals(one.key()));
            default -> false;
        };
    }

    private static boolean isAbout(Stranger one, Finding finding) {
        return finding.subject().equals(one.place())
                || !one.id().isEmpty() && finding.subject().equals(one.id());
    }
}
