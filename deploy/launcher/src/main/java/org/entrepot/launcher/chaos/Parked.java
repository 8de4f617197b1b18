package org.entrepot.launcher.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entrepot.launcher.platform.Api;
import org.entrepot.launcher.platform.Schemas;
import org.entrepot.stack.StackFailure;

/** Facts that services could not apply: what the harness put there, and nothing else. */
final class Parked {
    private static final String ALL = Schemas.byService().entrySet().stream()
            .map(service ->
                    "select '" + service.getKey() + "' as service, id, consumer, topic, partition, kafka_offset,"
                            + " reason, error from " + service.getValue() + ".parked_event where state = 'PARKED'")
            .collect(Collectors.joining(" union all "));

    private static final String EVER = Schemas.all().stream()
            .map(schema -> "select topic, partition, kafka_offset from " + schema + ".parked_event")
            .collect(Collectors.joining(" union all "));

    private Parked() {}

    private record Found(
            String service, String id, String consumer, String topic, int partition, long offset, String why) {
        String inWords() {
            return consumer + " parked " + topic + "/" + partition + "@" + offset + ": " + why;
        }
    }

    /** Strangers that must be parked and are not, in words. */
    static List<String> missing(Scene scene) {
        List<String> places = scene.ask(superuser -> {
            List<String> found = new ArrayList<>();
            try (var rows = superuser.createStatement().executeQuery(EVER)) {
                while (rows.next())
                    found.add(rows.getString("topic") + "/" + rows.getInt("partition") + "@"
                            + rows.getLong("kafka_offset"));
            }
            return found;
        });
        return scene.strangers().all().stream()
                .filter(one -> one.isParked() && !places.contains(one.place()))
                .map(one -> "nobody parked the record at " + one.place())
                .toList();
    }

    /** What is parked and was not put there by us, in words. */
    static List<String> unexplained(Scene scene) {
        return now(scene).stream()
                .filter(found -> !scene.before().parked().contains(found.id()))
                .filter(found -> scene.strangers()
                        .at(found.topic(), found.partition(), found.offset())
                        .isEmpty())
                .map(Found::inWords)
                .toList();
    }

    /** Gives up everything that we put there, on record, as operations does it: through the public door. */
    static Verdict discard(Scene scene) {
        var api = scene.platform().as("operations-cli");
        var ours = now(scene).stream()
                .filter(found -> scene.strangers()
                        .at(found.topic(), found.partition(), found.offset())
                        .isPresent())
                .toList();
        List<String> refused = new ArrayList<>();
        for (var found : ours) discard(api, found, refused);
        var sentence = "%d records of ours were parked by services and discarded by operations".formatted(ours.size());
        return refused.isEmpty() ? Verdict.good(sentence) : Verdict.bad(sentence + "; refused: " + refused);
    }

    private static void discard(Api api, Found found, List<String> refused) {
        var path = "/operations/" + found.service().replace("-service", "") + "/parked/" + found.id();
        var shown = api.get(path).json();
        if (!isThis(shown, found)) refused.add(found.inWords() + " is shown as " + shown);
        var answer = api.post(path + "/discard", Map.of("why", "put there by the fault harness"));
        if (!answer.isGood()) refused.add(found.inWords() + ": " + answer.inWords());
    }

    private static boolean isThis(JsonNode shown, Found found) {
        return shown.path("partition").asInt(-1) == found.partition()
                && shown.path("offset").asLong(-1) == found.offset();
    }

    private static List<Found> now(Scene scene) {
        return scene.ask(superuser -> {
            List<Found> found = new ArrayList<>();
            try (var rows = superuser.createStatement().executeQuery(ALL)) {
                while (rows.next())
                    found.add(new Found(
                            rows.getString("service"),
                            rows.getString("id"),
                            rows.getString("consumer"),
                            rows.getString("topic"),
                            rows.getInt("partition"),
                            rows.getLong("kafka_offset"),
                            rows.getString("reason") + " " + rows.getString("error")));
            } catch (SQLException e) {
                throw new StackFailure("What is parked cannot be read: " + e.getMessage(), e);
            }
            return found;
        });
    }
}
