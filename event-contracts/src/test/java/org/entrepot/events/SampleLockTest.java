package org.entrepot.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleLockTest {

    private final String lock = SampleLock.of(Map.of("order.held/1.json", "{}", "order.held/2.json", "[]"));

    @Test
    void a_new_sample_is_welcome() {
        var samples = Map.of("order.held/1.json", "{}", "order.held/2.json", "[]", "order.held/3.json", "{}");

        assertThat(SampleLock.breaches(lock, samples)).isEmpty();
    }

    @Test
    void a_changed_sample_is_caught() {
        var samples = Map.of("order.held/1.json", "{ }", "order.held/2.json", "[]");

        assertThat(SampleLock.breaches(lock, samples)).containsExactly("order.held/1.json was changed");
    }

    @Test
    void a_removed_sample_is_caught() {
        assertThat(SampleLock.breaches(lock, Map.of("order.held/1.json", "{}")))
                .containsExactly("order.held/2.json is gone");
    }
}
