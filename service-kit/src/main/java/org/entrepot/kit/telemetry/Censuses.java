package org.entrepot.kit.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Takes every {@link Census} now and then. A combination of tags that is gone from the tables is gone from the metric. */
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
        return new ArrayList<>(jdbi.withHandle(sql -> sql.createQuery(census.sql())
                .map((row, context) -> MultiGauge.Row.of(tags(row), row.getDouble("n")))
                .list()));
    }

    private static Tags tags(ResultSet row) throws SQLException {
        var tags = new ArrayList<Tag>();
        var columns = row.getMetaData();
        for (var column = 1; column <= columns.getColumnCount(); column++) {
            var name = columns.getColumnLabel(column);
            if (!name.equals("n")) tags.add(Tag.of(name, row.getString(column)));
        }
        return Tags.of(tags);
    }
}
