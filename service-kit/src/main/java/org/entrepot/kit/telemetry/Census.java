package org.entrepot.kit.telemetry;

import java.util.List;

/**
 * Something a service counts in its own tables now and then, and shows as a gauge: what waits, in which state, how long.
 *
 * @param metric the gauge's name, as {@code "orders.open"}
 * @param about one sentence for whoever reads the metric
 * @param unit the gauge's base unit, as {@code "seconds"}; empty for a plain number
 * @param tag what the numbers are told apart by, as {@code "state"}
 * @param always values of the tag that are shown as 0 when no row has them, so that a graph has no holes
 * @param sql gives a row per value of the tag: columns {@code tag} and {@code n}. It is asked every few seconds, so an
 *     index must answer it, with few rows
 */
public record Census(String metric, String about, String unit, String tag, List<String> always, String sql) {

    public Census {
        always = List.copyOf(always);
    }

    /** How many there are in each of these states; an index on just those states must answer it. */
    public static Census byState(String metric, String about, List<String> states, String sql) {
        return new Census(metric, about, "", "state", states, sql);
    }
}
