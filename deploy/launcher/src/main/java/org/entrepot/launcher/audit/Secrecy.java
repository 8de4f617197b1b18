package org.entrepot.launcher.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.launcher.platform.HeardFact;
import org.entrepot.launcher.platform.Schemas;

/** Looks for what customers told us in confidence wherever the platform talks: topics, logs, queues, kept answers. */
final class Secrecy {
    /** Enough to notice a leak, and no more than fits into memory. */
    private static final int MOST = 50_000;

    /** What is of the world outside may know addresses; these parts stand for it. */
    private static final Set<String> OUTSIDE = Set.of("mail.log", "payment.log", "carrier.log");

    private final Canaries canaries;
    private final Map<String, Integer> seen = new TreeMap<>();

    private Secrecy(Canaries canaries) {
        this.canaries = canaries;
    }

    /** The newest customers and addresses, and what clients remember to have paid with. */
    static Secrecy about(Connection sql, List<Acknowledged> acknowledged) throws SQLException {
        Set<String> texts = new HashSet<>();
        for (var query : List.of(
                "select email, name, null from customers.customer order by id desc limit " + MOST,
                "select recipient, lines[1], null from customers.address order by id desc limit " + MOST)) {
            try (var statement = sql.createStatement();
                    var rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                    texts.add(rows.getString(2));
                }
            }
        }
        acknowledged.stream()
                .map(Acknowledged::request)
                .flatMap(Optional::stream)
                .map(request -> request.path("payment").path("token").asText())
                .forEach(texts::add);
        texts.remove(null);
        return new Secrecy(new Canaries(texts));
    }

    boolean isChecked() {
        return !canaries.isEmpty();
    }

    void listen(HeardFact fact) {
        look(fact.value(), "topic " + fact.topic());
        for (var header : fact.kafka().headers())
            if (header.value() != null) look(header.value(), "topic " + fact.topic());
        look(fact.key().getBytes(StandardCharsets.UTF_8), "topic " + fact.topic());
    }

    /** Each place and text once. */
    List<Finding> findings(Evidence evidence) throws SQLException {
        for (var schema : Schemas.all()) {
            unpublished(evidence, schema);
            read(
                    evidence,
                    "select headers, encode(payload, 'escape') from " + schema + ".parked_event",
                    schema + ".parked_event");
            read(evidence, "select payload, coalesce(last_error, '') from " + schema + ".errand", schema + ".errand");
            // customer-service answers with what it alone keeps, and keeps its answers.
            if (!schema.equals("customers"))
                read(
                        evidence,
                        "select body, location || ' ' || key from " + schema + ".idempotency_key",
                        schema + ".idempotency_key");
        }
        evidence.logs().ifPresent(this::logs);
        return seen.entrySet().stream()
                .map(place -> new Finding(
                        Remedy.NEEDS_A_PERSON,
                        place.getKey(),
                        "says what customers told us in confidence, " + place.getValue() + " times"))
                .toList();
    }

    /** What lies in the topics was heard there, and I-14 says that it is the same. */
    private void unpublished(Evidence evidence, String schema) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        var facts = evidence.published().facts();
        try (var statement = evidence.sql().createStatement()) {
            statement.setFetchSize(5_000);
            try (var rows = statement.executeQuery("select id from " + schema + ".outbox")) {
                while (rows.next()) {
                    var id = rows.getObject(1, UUID.class);
                    if (!facts.containsKey(id) && ids.size() < MOST) ids.add(id);
                }
            }
        }
        if (ids.isEmpty()) return;
        try (var statement =
                evidence.sql().prepareStatement("select payload, key from " + schema + ".outbox where id = any (?)")) {
            statement.setArray(1, evidence.sql().createArrayOf("uuid", ids.toArray()));
            try (var rows = statement.executeQuery()) {
                note(rows, schema + ".outbox");
            }
        }
    }

    private void read(Evidence evidence, String query, String place) throws SQLException {
        try (var statement = evidence.sql().createStatement()) {
            statement.setFetchSize(5_000);
            try (var rows = statement.executeQuery(query)) {
                note(rows, place);
            }
        }
    }

    private void note(ResultSet rows, String place) throws SQLException {
        while (rows.next()) {
            canaries.in(rows.getString(1), text -> note(place));
            canaries.in(rows.getString(2), text -> note(place));
        }
    }

    private void logs(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(file -> !OUTSIDE.contains(file.getFileName().toString()))
                    .sorted()
                    .collect(Collectors.toList())) {
                try (var said = Files.newInputStream(file)) {
                    canaries.in(said, text -> note("log " + file.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(byte[] said, String place) {
        canaries.in(said, text -> note(place));
    }

    /** The text itself is not repeated: a report is read by more people than the data. */
    private void note(String place) {
        seen.merge(place, 1, Integer::sum);
    }
}
