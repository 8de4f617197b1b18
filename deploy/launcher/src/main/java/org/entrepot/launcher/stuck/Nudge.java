package org.entrepot.launcher.stuck;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entrepot.launcher.platform.Answer;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.launcher.platform.Schemas;
import org.entrepot.stack.StackFailure;

/** Asks the services about one key, an order's mostly, each through the gateway's operations API and with the operator's own token. */
public final class Nudge {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Platform platform;
    private final String key;
    private final String correlationId;

    private Nudge(Platform platform, String key, String correlationId) {
        this.platform = platform;
        this.key = key;
        this.correlationId = correlationId;
    }

    /**
     * @param order its id or its number
     * @throws StackFailure when there is no such order
     */
    public static Nudge of(Platform platform, String order) {
        try (var superuser = platform.superuser();
                var statement = superuser.prepareStatement(
                        "select id::text, correlation_id from orders.orders where number = upper(?) or id::text = lower(?)")) {
            statement.setString(1, order);
            statement.setString(2, order);
            try (var rows = statement.executeQuery()) {
                if (rows.next()) return new Nudge(platform, rows.getString(1), rows.getString(2));
            }
        } catch (SQLException e) {
            throw new StackFailure("The database does not answer: " + e.getMessage(), e);
        }
        throw new StackFailure("There is no order \"" + order + "\". ./entrepot orders shows the newest.");
    }

    /**
     * About any key: an order with its trail, or an article, product or customer without one.
     *
     * @param key as facts have it
     */
    public static Nudge about(Platform platform, String key) {
        try {
            return of(platform, key);
        } catch (StackFailure noOrder) {
            return new Nudge(platform, key, "");
        }
    }

    /** What each service answered. One that is away does not keep the others from being asked. */
    public Map<String, Answer> everybody(String why) {
        var api = platform.as("operations-cli").withPatience(PATIENCE);
        var request = correlationId.isEmpty() ? Map.of("why", why) : Map.of("why", why, "correlationId", correlationId);
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (var service : Schemas.services())
            answers.put(
                    service,
                    api.post("/operations/" + service.replace("-service", "") + "/keys/" + key + "/nudges", request));
        return answers;
    }
}
