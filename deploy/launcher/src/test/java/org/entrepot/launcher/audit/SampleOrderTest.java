package org.entrepot.launcher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.launcher.bench.rows.SampleOrder;
import org.entrepot.launcher.bench.rows.Table;
import org.junit.jupiter.api.Test;

/** What the ceiling writes is what an order wrote. */
class SampleOrderTest extends InASoundWorld {
    private static final Table ORDER = new Table("orders", "orders");
    private static final Table LINE = new Table("orders", "order_line");
    private static final Table KEY = new Table("orders", "idempotency_key");
    private static final Table FACT = new Table("orders", "outbox");
    private static final Table HEARD = new Table("inventory", "inbox");
    private static final Table ALLOCATION = new Table("inventory", "allocation");
    private static final Table STOCK = new Table("inventory", "stock");

    @Test
    void every_row_of_one_order_is_found_also_where_only_the_id_of_its_fact_is() {
        var sample = SampleOrder.from(superuser, List.of(ORDER, LINE, KEY, FACT, HEARD, ALLOCATION, STOCK));

        assertThat(sample.rows().keySet()).containsExactlyInAnyOrder(ORDER, LINE, KEY, FACT, HEARD, ALLOCATION);
        assertThat(sample.rows().values()).allSatisfy(rows -> assertThat(rows).hasSize(1));
        assertThat(sample.rows().get(HEARD).getFirst().get("event_id"))
                .isEqualTo(sample.rows().get(FACT).getFirst().get("id"));
        assertThat(sample.ids())
                .containsExactlyInAnyOrder(
                        world.confirmed.toString(),
                        sample.rows().get(FACT).getFirst().get("id"));
    }

    @Test
    void it_can_be_cut_to_some_services() {
        var sample =
                SampleOrder.from(superuser, List.of(ORDER, LINE, ALLOCATION)).within(java.util.Set.of("orders"));

        assertThat(sample.count()).isEqualTo(2);
    }
}
