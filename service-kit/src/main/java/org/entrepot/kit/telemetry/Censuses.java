package org.entrepot.kit.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Takes every {@link Census} now and then; what is gone from the tables is gone from the metric, or 0. */
@ApplicationScoped
public class Censuses {

    private static final Logger LOG = Logger.getLogger(Censuses.class);

    private final Jdbi jdbi;
    private final Map<Census, MultiGauge> gauges = new LinkedHashMap<>();

    Censuses(Jdbi jdbi, MeterRegistry meters, @All List<Census> all) {
        this.jdbi = jdbi;
        for (var census : all) gauges.put(census, gauge(census, meters));
    }

    private static MultiGauge gauge(Census census, MeterRegistry meters) {
        var gauge = MultiGauge.builder(census.metric()).description(census.about());
        return (census.unit().isEmpty() ? gauge : gauge.baseUnit(census.unit())).register(meters);
    }

    @Scheduled(
            every = "{entrepot.telemetry.census-every}",
            identity = "censuses",
            concurrentExecution = ConcurrentExecution.SKIP)
    void now() {
        gauges.forEach((census, gauge) -> {
            try {
                gauge.register(rows(census), true);
            } catch (RuntimeException away) {
                // The gauge keeps its last value; that the database is away is told by readiness.
                LOG.debugf("%s is not counted: %s", census.metric(), away.toString());
            }
        });
    }

    private List<MultiGauge.Row<?>> rows(Census census) {
        var counted = new LinkedHashMap<String, Double>();
        census.always().forEach(value -> counted.put(value, 0.0));
        jdbi.useHandle(sql -> sql.createQuery(census.sql())
                .map((row, context) -> counted.put(row.getString("tag"), row.getDouble("n")))
                .list());
        var rows = new ArrayList<MultiGauge.Row<?>>();
        counted.forEach((value, n) -> rows.add(MultiGauge.Row.of(Tags.of(census.tag(), value), n)));
        return rows;
    }
}
