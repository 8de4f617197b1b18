package org.entrepot.launcher.bench.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FreshTest {
    private static final String OWN = "019a9d3c-1111-7000-8000-000000000001";
    private static final String OTHER = "019a9d3c-2222-7000-8000-000000000002";
    private static final Map<String, String> NEXT = Map.of(OWN, "019a9d3c-3333-7000-8000-000000000003");

    @Test
    void ids_of_the_order_give_way_wherever_they_are_and_others_stay() {
        var text = "{\"orderId\":\"%s\",\"productId\":\"%s\",\"again\":\"%s\"}";

        assertThat(new Fresh(text.formatted(OWN, OTHER, OWN), Set.of(OWN), false).with(NEXT, "-1"))
                .isEqualTo(text.formatted(NEXT.get(OWN), OTHER, NEXT.get(OWN)));
        assertThat(new Fresh(OWN, Set.of(OWN), false).with(NEXT, "-1")).isEqualTo(NEXT.get(OWN));
        assertThat(new Fresh(OTHER, Set.of(OWN), false).with(NEXT, "-1")).isEqualTo(OTHER);
    }

    @Test
    void what_must_be_unique_gets_a_number_and_nothing_stays_nothing() {
        assertThat(new Fresh("E100001", Set.of(OWN), true).with(NEXT, "-1")).isEqualTo("E100001-1");
        assertThat(new Fresh(null, Set.of(OWN), false).with(NEXT, "-1")).isNull();
    }

    @Test
    void ids_are_of_version_7_and_follow_each_other_in_time() {
        var first = UUID.fromString(Fresh.id());

        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
        assertThat(first.getMostSignificantBits() >>> 16)
                .isBetween(System.currentTimeMillis() - 10_000, System.currentTimeMillis());
    }
}
