package org.entrepot.launcher.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.entrepot.stack.testing.TestInfra;
import org.junit.jupiter.api.Test;

class TraceTest {
    private final TestInfra infra = TestInfra.shared();
    private final String order = UUID.randomUUID().toString();

    @Test
    void all_facts_of_an_order_are_told_in_the_order_of_time_with_the_gaps_between_them() {
        var placed = tell(
                "order.events.v1",
                order,
                "order.placed",
                1,
                "2026-11-21T10:00:00Z",
                "{\"number\":\"E7\",\"total\":{\"minor\":1295,\"currency\":\"GBP\"},\"lines\":[{\"quantity\":2},{\"quantity\":1}]}");
        tell("shipping.events.v1", order, "shipment.released", 1, "1795255201500000", "{\"location\":\"MAIN\"}");
        tell("inventory.reservations.v1", order, "stock.reserved", 1, "2026-11-21T10:00:00.040Z", "{}");
        tell(
                "inventory.stock.v1",
                "CUP",
                "stock.adjusted",
                9,
                "2026-11-21T10:00:02Z",
                "{\"orderId\":\"" + order + "\",\"delta\":1}");
        tell("order.events.v1", UUID.randomUUID().toString(), "order.placed", 1, "2026-11-21T10:00:00Z", "{}");
        again(placed);

        var trace = Trace.read(
                infra.bootstrapServers(),
                order,
                List.of(new ParkedOf("order-service", "42", "stock.reserved", "1", "POISON", "NullPointerException")));

        assertThat(trace.names())
                .containsExactly("order.placed", "stock.reserved", "shipment.released", "stock.adjusted");
        assertThat(trace.inWords().get(0)).contains("4 facts, and 1 copies of them");
        assertThat(trace.inWords().get(1)).contains("#1", "order-service", "E7 · total 12.95 GBP · 2 lines (3 units)");
        assertThat(trace.inWords().get(2)).contains("+40 ms", "stock.reserved");
        assertThat(trace.inWords().get(3)).contains("+1460 ms", "MAIN");
        assertThat(trace.inWords().get(5))
                .contains("parked: stock.reserved at order-service, #1: POISON, NullPointerException (42)");
    }

    private ProducerRecord<String, String> tell(
            String topic, String key, String type, long sequence, String time, String payload) {
        var fact = new ProducerRecord<>(topic, key, payload);
        Map.of(
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        type,
                        "ce_sequence",
                        "" + sequence,
                        "ce_time",
                        time,
                        "ce_source",
                        "/order-service")
                .forEach((name, value) -> fact.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        again(fact);
        return fact;
    }

    private void again(ProducerRecord<String, String> fact) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", infra.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(fact);
        }
    }
}
