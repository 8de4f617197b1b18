package org.entrepot.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void ids_are_of_version_7_and_carry_the_time() {
        var before = System.currentTimeMillis();
        var id = Ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis() + 1_000);
    }

    @Test
    void ids_rise_also_within_a_millisecond() {
        var ids =
                IntStream.range(0, 20_000).mapToObj(i -> Ids.next().toString()).toList();

        assertThat(ids).isSorted();
    }

    @Test
    void no_two_threads_get_the_same() {
        var seen = ConcurrentHashMap.<UUID>newKeySet();

        IntStream.range(0, 50_000).parallel().forEach(i -> seen.add(Ids.next()));

        assertThat(seen).hasSize(50_000);
    }
}
