package org.entrepot.gateway.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FactStreamTest {

    private static final String NOBODY_LISTENS_THERE = "127.0.0.1:1";

    @Test
    void a_watcher_that_loses_patience_ends_nobody_elses_wait() {
        var facts = new FactStream(new Watchers(10), Clock.systemUTC(), NOBODY_LISTENS_THERE);
        try {
            var impatient = facts.listen().orTimeout(1, TimeUnit.MILLISECONDS);
            assertThatThrownBy(impatient::join).hasCauseInstanceOf(TimeoutException.class);

            assertThat(facts.listen()).isNotDone();
        } finally {
            facts.stop(null);
        }
    }
}
