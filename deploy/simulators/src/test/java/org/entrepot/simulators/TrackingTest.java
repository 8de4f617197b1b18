package org.entrepot.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackingTest {
    private static final String SMOOTHLY = "PICKED_UP IN_TRANSIT OUT_FOR_DELIVERY DELIVERED";

    @TempDir
    Path data;

    private final WebhookSecret secret = WebhookSecret.random();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void a_parcel_that_is_handed_over_is_told_of_step_by_step_until_it_is_delivered() {
        try (var carrier = carrier()) {
            var warehouse = new Warehouse(carrier.url(), "northpost");
            String number = warehouse.sends("parcel-1", "CF10 1AA");

            goes(number, SMOOTHLY);

            assertThat(receiver.updates()).allSatisfy(update -> {
                assertThat(update.at("/parcelReference").asText()).isEqualTo("parcel-1");
                assertThat(update.at("/shipmentReference").asText()).isEqualTo("shipment-of-parcel-1");
                assertThat(update.at("/direction").asText()).isEqualTo("OUTBOUND");
            });
            assertThat(warehouse.tracks(number).field("/status")).isEqualTo("DELIVERED");
            assertThat(warehouse.tracks(number).json().at("/events")).hasSize(4);
        }
    }

    @Test
    void nothing_is_told_of_a_parcel_that_was_not_handed_over() {
        try (var carrier = carrier()) {
            var warehouse = new Warehouse(carrier.url(), "northpost");
            String waiting = warehouse.labels("parcel-1", "CF10 1AA").field("/trackingNumber");
            String sent = warehouse.sends("parcel-2", "CF10 1AA");

            goes(sent, SMOOTHLY);

            assertThat(receiver.course(waiting)).isEmpty();
            assertThat(warehouse.tracks(waiting).field("/status")).isEqualTo("PRE_TRANSIT");
        }
    }

    @Test
    void a_parcel_that_was_handed_over_is_to_come_until_its_last_word_is_taken() {
        try (var carrier = carrier(Duration.ofHours(1))) {
            var warehouse = new Warehouse(carrier.url(), "northpost");
            warehouse.labels("parcel-1", "CF10 1AA");
            assertThat(outlook(warehouse)).isEqualTo("0 to come, 0 to tell");

            warehouse.sends("parcel-2", "CF10 1AA");

            assertThat(outlook(warehouse)).isEqualTo("1 to come, 0 to tell");
        }
        receiver.refusing(Integer.MAX_VALUE);
        try (var carrier = carrier()) {
            var warehouse = new Warehouse(carrier.url(), "northpost");
            Probe.until("four refused words", () -> outlook(warehouse), "0 to come, 4 to tell"::equals);

            receiver.refusing(0);
            carrier.sendWebhooksTo(receiver.url());

            Probe.until("all is told", () -> outlook(warehouse), "0 to come, 0 to tell"::equals);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ZZ3 1AA, PICKED_UP IN_TRANSIT DELAYED OUT_FOR_DELIVERY DELIVERED",
        "zz41aa, PICKED_UP IN_TRANSIT OUT_FOR_DELIVERY DELIVERY_FAILED OUT_FOR_DELIVERY DELIVERED",
        "ZZ5 1AA, PICKED_UP IN_TRANSIT LOST",
        "ZZ6 1AA, PICKED_UP IN_TRANSIT OUT_FOR_DELIVERY DELIVERY_FAILED RETURN_TO_SENDER"
    })
    void a_postcode_decides_how_a_parcel_goes_astray(String postcode, String course) {
        try (var carrier = carrier()) {
            String number = new Warehouse(carrier.url(), "swiftline").sends("parcel-1", postcode);

            goes(number, course);
        }
    }

    @Test
    void duplicates_carry_the_same_event_id() {
        try (var carrier = carrier()) {
            String number = new Warehouse(carrier.url(), "northpost").sends("parcel-1", "ZZ1 1AA");

            goes(number, SMOOTHLY);

            var ids = receiver.updates().stream()
                    .map(update -> update.at("/eventId").asText())
                    .toList();
            assertThat(ids).hasSize(8);
            assertThat(ids.stream().distinct()).hasSize(4);
        }
    }

    @Test
    void out_of_order_updates_carry_the_times_of_what_really_happened() {
        try (var carrier = carrier()) {
            String number = new Warehouse(carrier.url(), "northpost").sends("parcel-1", "ZZ2 1AA");

            goes(number, SMOOTHLY);

            assertThat(receiver.updates())
                    .extracting(update -> update.at("/status").asText())
                    .containsExactly("IN_TRANSIT", "PICKED_UP", "DELIVERED", "OUT_FOR_DELIVERY");
            assertThat(new Warehouse(carrier.url(), "northpost").tracks(number).field("/status"))
                    .isEqualTo("DELIVERED");
        }
    }

    @Test
    void a_share_of_parcels_is_lost_when_it_is_switched_on() {
        try (var carrier = carrier()) {
            var warehouse = new Warehouse(carrier.url(), "northpost");
            warehouse.api.post("/control", "{\"kind\":\"LOST\",\"share\":1,\"seed\":1,\"millis\":0}");

            String number = warehouse.sends("parcel-1", "CF10 1AA");

            goes(number, "PICKED_UP IN_TRANSIT LOST");
        }
    }

    @Test
    void a_return_starts_when_the_customer_posts_it_and_ends_at_the_warehouse() {
        try (var carrier = carrier()) {
            var warehouse = new Warehouse(carrier.url(), "northpost");
            var label = warehouse.labelsReturn("return-1");
            String number = label.field("/trackingNumber");
            assertThat(label.field("/direction")).isEqualTo("RETURN");
            assertThat(warehouse.handsOver(number).field("/code")).isEqualTo("wrong_direction");

            assertThat(warehouse.posts(number).status()).isEqualTo(200);
            assertThat(warehouse.posts(number).status()).isEqualTo(200);

            goes(number, "IN_TRANSIT DELIVERED");
            assertThat(receiver.updates())
                    .allSatisfy(update ->
                            assertThat(update.at("/returnReference").asText()).isEqualTo("return-1"));
        }
    }

    @Test
    void what_is_due_together_is_told_together() {
        try (var carrier = carrier()) {
            var warehouse = new Warehouse(carrier.url(), "northpost");
            var numbers = new ArrayList<String>();
            for (int i = 0; i < 120; i++)
                numbers.add(warehouse.labels("parcel-" + i, "CF10 1AA").field("/trackingNumber"));
            warehouse.handsOver("all", numbers);

            for (String number : numbers) goes(number, SMOOTHLY);

            assertThat(receiver.messages()).hasSizeLessThan(40);
            assertThat(receiver.messages())
                    .allSatisfy(message -> assertThat(
                                    message.json().at("/data/updates").size())
                            .isBetween(1, 100));
            assertThat(receiver.updates()).hasSize(480);
        }
    }

    @Test
    void tracking_is_signed_and_comes_again_until_it_is_taken() {
        receiver.refusing(2);
        try (var carrier = carrier()) {
            String number = new Warehouse(carrier.url(), "northpost").sends("parcel-1", "CF10 1AA");

            goes(number, SMOOTHLY);

            var refused = receiver.messages().getFirst();
            assertThat(refused.answered()).isEqualTo(503);
            assertThat(refused.signature())
                    .isEqualTo(secret.signature(refused.id(), refused.timestamp(), refused.body()));
            assertThat(receiver.messages().stream()
                            .filter(again -> again.id().equals(refused.id()))
                            .toList())
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void a_killed_carrier_goes_on_where_it_was() {
        var environment = Map.of(
                "ENTREPOT_CARRIER_WEBHOOK_URL", receiver.url().toString(),
                "ENTREPOT_CARRIER_WEBHOOK_SECRET", secret.reveal(),
                "ENTREPOT_CARRIER_PACE_MS", "200");
        String number;
        try (var carrier = Process9.start(Carrier.class, data, environment)) {
            number = new Warehouse(carrier.url(), "northpost").sends("parcel-1", "CF10 1AA");
            Probe.until("it is on its way", () -> receiver.course(number), seen -> !seen.isEmpty());
            carrier.kill();
        }

        try (var carrier = Process9.start(Carrier.class, data, environment)) {
            URI url = carrier.url();
            goes(number, SMOOTHLY);

            assertThat(new Warehouse(url, "northpost").tracks(number).json().at("/events"))
                    .hasSize(4);
        }
    }

    private void goes(String number, String course) {
        Probe.until(number + " goes " + course, () -> receiver.course(number), List.of(course.split(" "))::equals);
    }

    private static String outlook(Warehouse warehouse) {
        var outlook = warehouse.api.get("/control/outlook");
        return outlook.field("/toCome") + " to come, " + outlook.field("/toTell") + " to tell";
    }

    private Carrier carrier() {
        return carrier(Duration.ofMillis(40));
    }

    private Carrier carrier(Duration pace) {
        return Carrier.start(
                0,
                Carrier.Config.in(data)
                        .webhooks(receiver.url(), secret)
                        .pace(pace)
                        .retrying(new Retry(Duration.ofMillis(5), Duration.ofMillis(20), 50)));
    }
}
