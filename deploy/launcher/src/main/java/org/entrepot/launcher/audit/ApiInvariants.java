package org.entrepot.launcher.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrepot.launcher.history.Acknowledged;
import org.entrepot.launcher.platform.Answer;
import org.entrepot.launcher.platform.Json;
import org.entrepot.stack.StackFailure;

/** The API answers the same request in the same way, and takes a key for one request alone. */
final class ApiInvariants {
    private static final int SAMPLE = 10;

    private ApiInvariants() {}

    /** How the audit asks the platform: with the client's own token, through the public door. */
    @FunctionalInterface
    interface Door {
        Answer create(String client, String path, Object body, String idempotencyKey);
    }

    static List<Invariant> all() {
        return List.of(Invariant.of(
                "I-17",
                "the API is idempotent: same key, same answer; same key with another request, 422",
                ApiInvariants::repeated));
    }

    /** What can be asked again: the client kept the request, and the platform has the key, so that nothing new can come of it. */
    static List<Acknowledged> sample(Evidence evidence) throws SQLException {
        List<Acknowledged> sample = new ArrayList<>();
        if (evidence.door().isEmpty()) return sample;
        try (var known = evidence.sql()
                .prepareStatement(
                        "select from orders.idempotency_key where key = ? and location = ? and status = 201")) {
            for (var order : evidence.acknowledged().reversed()) {
                if (order.request().isEmpty()) continue;
                known.setString(1, order.key());
                known.setString(2, "/orders/" + order.orderId());
                try (var rows = known.executeQuery()) {
                    if (rows.next()) sample.add(order);
                }
                if (sample.size() == SAMPLE) break;
            }
        }
        return sample;
    }

    private static List<Finding> repeated(Evidence evidence) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (var order : sample(evidence)) {
            var request = order.request().orElseThrow();
            try {
                var door = evidence.door().orElseThrow();
                difference(order, door.create(order.client(), "/orders", request, order.key()))
                        .ifPresent(what -> findings.add(new Finding(Remedy.NEEDS_A_PERSON, order.orderId(), what)));
                var other = door.create(order.client(), "/orders", another(request), order.key());
                if (other.status() != 422 || !other.problem().equals("idempotency-key-reused"))
                    findings.add(new Finding(
                            Remedy.NEEDS_A_PERSON,
                            order.orderId(),
                            "another request with its key was answered " + other.inWords()));
            } catch (StackFailure away) {
                findings.add(new Finding(Remedy.PENDING, order.orderId(), "could not be asked: " + away.getMessage()));
            }
        }
        return findings;
    }

    private static Optional<String> difference(Acknowledged order, Answer answer) {
        if (answer.status() != 201)
            return Optional.of("was answered 201, and the same request again " + answer.inWords());
        var again = Acknowledged.of(order.client(), order.key(), answer.json(), order.at());
        return again.says(order)
                ? Optional.empty()
                : Optional.of("the same request was answered with something else: " + again.orderId() + " "
                        + again.number() + " " + again.totalMinor() + " " + again.currency());
    }

    /** For an article that does not exist: even where keys were not looked at, no order would come of it. */
    private static JsonNode another(JsonNode request) {
        var other = ((ObjectNode) request.deepCopy());
        var lines = List.of(Map.of("sku", "NO-SUCH-ARTICLE", "quantity", 1));
        other.set("lines", Json.tree(lines));
        return other;
    }
}
