package org.entrepot.kit.telemetry;

/**
 * Something a service counts in its own tables now and then, and shows as a gauge: what waits, in which state, how long.
 *
 * @param metric the gauge's name, as {@code "orders.open"}
 * @param about one sentence for whoever reads the metric
 * @param unit the gauge's base unit, as {@code "seconds"}; empty for a plain number
 * @param sql gives a row per combination of tags: column {@code n} is the value, every other column a tag with its name.
 *     It is asked every few seconds, so an index must answer it, and few rows
 */
public record Census(String metric, String about, String unit, String sql) {

    /** What is open, by state; an index on the open states must answer it. */
    public static Census byState(String metric, String about, String sql) {
        return new Census(metric, about, "", sql);
    }
}
