package org.entrepot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entrepot.events.customer.NotificationSent;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.spans.receiver.ReceivedSpan;
import org.entrepot.spans.receiver.SpanReceiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One order as a backend for traces shows it, across seven processes and Kafka. */
@ExtendWith(RunningPlatform.class)
class SpansTest {

    private static final Set<String> ON_ITS_WAY =
            Set.of("gateway", "order-service", "inventory-service", "shipping-service", "customer-service");

    private static final String BACK_FROM_THE_WAREHOUSE = "CloudEvents Process shipment.released";

    @Test
    void an_orders_spans_lead_from_the_gateway_to_the_warehouse_and_the_mail_and_hang_together(
            Shop shop, SpanReceiver receiver) {
        var horn = shop.sells("HORN", 5);
        var order = shop.guest("ada").orders(horn, 1);
        order.unfoldsTo(OrderPlaced.class, StockReserved.class, OrderConfirmed.class, ShipmentReleased.class);
        order.unfoldsTo(NotificationSent.class);
        var trace = shop.facts().trace(order.id(), OrderPlaced.class);

        var spans = Eventually.until(
                "trace " + trace + " has spans of " + ON_ITS_WAY
                        + ", comes back from the warehouse, and each has a parent",
                () -> receiver.ofTrace(trace),
                seen -> services(seen).containsAll(ON_ITS_WAY)
                        && seen.stream().anyMatch(span -> isOf("order-service", BACK_FROM_THE_WAREHOUSE, span))
                        && orphans(seen).isEmpty());

        assertThat(spans.stream().filter(ReceivedSpan::isRoot))
                .as("roots")
                .singleElement()
                .satisfies(
                        root -> assertThat(root.service() + " " + root.name()).isEqualTo("gateway POST /orders"));
        assertThat(lineage(BACK_FROM_THE_WAREHOUSE, "order-service", spans))
                .containsSubsequence(
                        "gateway SERVER POST /orders",
                        "gateway CLIENT POST /orders",
                        "order-service SERVER POST /orders",
                        "order-service PRODUCER CloudEvents Create order.placed")
                .containsSubsequence(
                        "order-service PRODUCER CloudEvents Create order.confirmed",
                        "shipping-service CONSUMER CloudEvents Process order.confirmed",
                        "shipping-service PRODUCER CloudEvents Create shipment.released",
                        "order-service CONSUMER CloudEvents Process shipment.released");
    }

    private static Set<String> services(List<ReceivedSpan> spans) {
        return spans.stream().map(ReceivedSpan::service).collect(Collectors.toSet());
    }

    private static List<ReceivedSpan> orphans(List<ReceivedSpan> spans) {
        var ids = spans.stream().map(ReceivedSpan::id).collect(Collectors.toSet());
        return spans.stream()
                .filter(span -> !span.isRoot() && !ids.contains(span.parent()))
                .toList();
    }

    private static boolean isOf(String service, String name, ReceivedSpan span) {
        return span.service().equals(service) && span.name().equals(name);
    }

    /** From the root down to the span of this name in this service. */
    private static List<String> lineage(String name, String service, List<ReceivedSpan> spans) {
        var span = spans.stream()
                .filter(one -> isOf(service, name, one))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + service + " among " + spans));
        var line = new ArrayDeque<String>();
        while (true) {
            line.addFirst(span.service() + " " + span.kind() + " " + span.name());
            if (span.isRoot()) return List.copyOf(line);
            var parent = span.parent();
            span = spans.stream()
                    .filter(one -> one.id().equals(parent))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
