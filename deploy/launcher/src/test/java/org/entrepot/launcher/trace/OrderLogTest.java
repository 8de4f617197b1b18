package org.entrepot.launcher.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderLogTest {

    @TempDir
    Path folder;

    @Test
    void lines_of_all_parts_that_name_the_order_come_in_the_order_of_time() throws IOException {
        var order = log("order-service", """
                2026-11-22 04:00:00.100 INFO  [Outbox] said=order.placed key=A
                2026-11-22 04:00:00.200 INFO  [Outbox] said=order.placed key=B
                2026-11-22 04:00:00.400 INFO  [Outbox] said=order.confirmed key=A
                """);
        var inventory = log("inventory-service", """
                2026-11-22 04:00:00.300 INFO  [Outbox] said=stock.reserved key=A
                	at a.stack.trace(that names A)
                """);

        assertThat(OrderLog.of(List.of(order, inventory), List.of("key=A")).inWords())
                .containsExactly(
                        "order-service      2026-11-22 04:00:00.100 INFO  [Outbox] said=order.placed key=A",
                        "inventory-service  2026-11-22 04:00:00.300 INFO  [Outbox] said=stock.reserved key=A",
                        "order-service      2026-11-22 04:00:00.400 INFO  [Outbox] said=order.confirmed key=A");
    }

    private Path log(String part, String text) throws IOException {
        return Files.writeString(folder.resolve(part + ".log"), text);
    }
}
