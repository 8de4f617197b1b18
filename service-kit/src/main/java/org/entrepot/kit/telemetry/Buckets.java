package org.entrepot.kit.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Times are kept in a few buckets, the same everywhere, so that percentiles can be taken over several processes. */
@Singleton
class Buckets {

    private static final Set<String> TIMES = Set.of("http.server.requests", "events.delay");

    /** Milliseconds: finer where the promises are. */
    private static final double[] BOUNDS = {5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 60_000};

    @Produces
    @Singleton
    MeterFilter buckets() {
        var nanos = DoubleStream.of(BOUNDS)
                .map(millis -> Duration.ofMillis((long) millis).toNanos())
                .toArray();
        var inBuckets = DistributionStatisticConfig.builder()
                .serviceLevelObjectives(nanos)
                .build();
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return TIMES.contains(id.getName()) ? inBuckets.merge(config) : config;
            }
        };
    }
}
