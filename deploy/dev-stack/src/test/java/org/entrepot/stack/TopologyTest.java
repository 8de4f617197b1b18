package org.entrepot.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyTest {
    @TempDir
    Path folder;

    @Test
    void a_part_needs_only_parts_that_stop_after_it() {
        var parts = parts();

        for (var part : parts.values())
            for (var needed : part.needs())
                assertThat(parts.get(needed).stopWave())
                        .as("%s needs %s", part.name(), needed)
                        .isGreaterThan(part.stopWave());
    }

    @Test
    void only_the_customer_service_can_sign_delivery_references() {
        assertThat(toldOf("ENTREPOT_REFERENCE_PRIVATE_KEY")).containsExactly("customer-service");
        assertThat(toldOf("ENTREPOT_REFERENCE_PUBLIC_KEY"))
                .containsExactlyInAnyOrder("customer-service", "order-service");
    }

    @Test
    void each_service_has_a_schema_a_role_and_a_password_of_its_own() {
        var services = parts().values().stream()
                .filter(part -> part.environment().containsKey("ENTREPOT_DB_URL"))
                .toList();

        assertThat(services).hasSize(6);
        assertThat(services)
                .extracting(part -> part.environment().get("ENTREPOT_DB_USER"))
                .doesNotHaveDuplicates();
        assertThat(services)
                .extracting(part -> part.environment().get("ENTREPOT_DB_PASSWORD"))
                .doesNotHaveDuplicates();
        assertThat(services)
                .extracting(part -> part.environment().get("ENTREPOT_DB_URL"))
                .doesNotHaveDuplicates();
    }

    @Test
    void secrets_stay_the_same_and_are_read_by_their_owner_alone() throws Exception {
        var first = parts();

        assertThat(parts()).isEqualTo(first);
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(
                        java.nio.file.Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rw-------");
    }

    @Test
    void the_second_process_of_a_service_is_like_the_first_but_for_its_name_and_its_port() {
        var topology = new Topology(new PortPlan(18_000), new Secrets(folder.resolve("secrets")));
        var first = parts();

        assertThat(topology.seconds()).hasSize(7).allSatisfy(second -> {
            var like = first.get(second.name().replace(Topology.SECOND, ""));
            assertThat(second.software()).isEqualTo(like.software());
            assertThat(second.needs()).isEqualTo(like.needs());
            assertThat(second.environment())
                    .containsEntry(
                            "ENTREPOT_HTTP_PORT",
                            second.ports().get(second.name()).toString())
                    .containsEntry("ENTREPOT_KAFKA", like.environment().get("ENTREPOT_KAFKA"));
            assertThat(second.environment().get("ENTREPOT_DB_URL"))
                    .isEqualTo(like.environment().get("ENTREPOT_DB_URL"));
        });
        assertThat(first).doesNotContainKeys("order-service-2");
    }

    @Test
    void who_asks_a_service_that_runs_twice_knows_both_of_its_addresses() {
        var running = List.of("gateway", "gateway-2", "customer-service", "customer-service-2", "order-service");
        var told = new Topology(new PortPlan(18_000), new Secrets(folder.resolve("secrets")), running)
                .all().stream().collect(Collectors.toMap(Part::name, Part::environment));

        for (var gateway : List.of("gateway", "gateway-2"))
            assertThat(told.get(gateway))
                    .containsEntry("ENTREPOT_CUSTOMER_URL", "http://127.0.0.1:18086,http://127.0.0.1:18066")
                    .containsEntry("ENTREPOT_ORDER_URL", "http://127.0.0.1:18083");
        assertThat(told.get("shipping-service").get("ENTREPOT_CUSTOMER_URL")).contains(",");
        assertThat(told.get("payment"))
                .containsEntry(
                        "ENTREPOT_PAYMENT_WEBHOOK_URL",
                        "http://127.0.0.1:18080/webhooks/payments,http://127.0.0.1:18060/webhooks/payments");
        assertThat(parts().get("gateway").environment().values()).noneMatch(value -> value.contains(","));
    }

    private List<String> toldOf(String variable) {
        return parts().values().stream()
                .filter(part -> part.environment().containsKey(variable))
                .map(Part::name)
                .toList();
    }

    private Map<String, Part> parts() {
        return new Topology(new PortPlan(18_000), new Secrets(folder.resolve("secrets")))
                .parts().stream().collect(Collectors.toMap(Part::name, Function.identity()));
    }
}
