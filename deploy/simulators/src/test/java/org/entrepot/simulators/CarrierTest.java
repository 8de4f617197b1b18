package org.entrepot.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarrierTest {
    @TempDir
    Path data;

    private Carrier carrier;
    private Warehouse warehouse;

    @BeforeEach
    void start() {
        carrier = Carrier.start(0, Carrier.Config.in(data).pace(Duration.ofHours(1)));
        warehouse = new Warehouse(carrier.url(), "northpost");
    }

    @AfterEach
    void stop() {
        carrier.close();
    }

    @Test
    void a_label_has_a_valid_number_a_page_a_price_and_a_promise() {
        var label = warehouse.labels("parcel-1", "CF10 1AA");

        assertThat(label.status()).isEqualTo(201);
        String number = label.field("/trackingNumber");
        assertThat(TrackingNumber.isValid(number)).as(number).isTrue();
        assertThat(label.field("/trackingUrl")).isEqualTo(carrier.url() + "/track/" + number);
        assertThat(label.field("/cost/currency")).isEqualTo("GBP");
        assertThat(label.json().at("/cost/minor").asLong()).isPositive();
        assertThat(LocalDate.parse(label.field("/promisedOn"))).isAfter(LocalDate.now());
        assertThat(new Api(carrier.url()).get("/track/" + number).text()).contains(number, "Northpost");
    }

    @Test
    void the_same_key_buys_one_label() {
        var first = warehouse.labels("parcel-1", "CF10 1AA");

        assertThat(warehouse.labels("parcel-1", "CF10 1AA")).isEqualTo(first);
        assertThat(warehouse
                        .labels("parcel-1", "CF10 1AA", 800, "label-parcel-1")
                        .field("/code"))
                .isEqualTo("key_reused");
        assertThat(parcels()).hasSize(1);
    }

    @Test
    void numbers_are_unique_across_carriers_and_restarts() {
        var swift = new Warehouse(carrier.url(), "swiftline");
        var numbers = List.of(
                warehouse.labels("parcel-1", "CF10 1AA").field("/trackingNumber"),
                warehouse.labels("parcel-2", "CF10 1AA").field("/trackingNumber"),
                swift.labels("parcel-3", "CF10 1AA").field("/trackingNumber"));
        stop();
        start();

        assertThat(numbers)
                .doesNotHaveDuplicates()
                .doesNotContain(warehouse.labels("parcel-4", "CF10 1AA").field("/trackingNumber"));
        assertThat(warehouse.labels("parcel-2", "CF10 1AA").field("/trackingNumber"))
                .isEqualTo(numbers.get(1));
        assertThat(warehouse.tracks(numbers.get(2)).status()).isEqualTo(404);
    }

    @Test
    void a_label_is_voided_before_the_parcel_is_handed_over_and_not_after() {
        String early = warehouse.labels("parcel-1", "CF10 1AA").field("/trackingNumber");
        String late = warehouse.sends("parcel-2", "CF10 1AA");

        assertThat(warehouse.voids(early).field("/status")).isEqualTo("CANCELLED");
        assertThat(warehouse.voids(early).status()).isEqualTo(200);
        assertThat(warehouse.voids(late).field("/code")).isEqualTo("already_handed_over");
        assertThat(warehouse.handsOver(early).field("/code")).isEqualTo("label_voided");
    }

    @Test
    void a_manifest_is_taken_whole_or_not_at_all_and_once() {
        String one = warehouse.labels("parcel-1", "CF10 1AA").field("/trackingNumber");
        String two = warehouse.labels("parcel-2", "CF10 1AA").field("/trackingNumber");

        assertThat(warehouse.handsOver("bad", List.of(one, "CN000000005GB")).status())
                .isEqualTo(404);
        assertThat(warehouse.voids(one).status()).isEqualTo(200);
        var manifest = warehouse.handsOver("good", List.of(two));
        assertThat(manifest.status()).isEqualTo(201);
        assertThat(warehouse.handsOver("good", List.of(two))).isEqualTo(manifest);
        assertThat(warehouse.handsOver("other", List.of(two)).field("/code")).isEqualTo("already_handed_over");
        assertThat(warehouse.handsOver("none", List.of()).status()).isEqualTo(422);
        assertThat(warehouse.handsOver("twice", List.of(one, one)).status()).isEqualTo(422);
    }

    @Test
    void rates_compare_carriers_and_services() {
        var rates = warehouse
                .api
                .post("/v1/rates", "{\"weightGrams\":700,\"fromCountry\":\"GB\",\"toCountry\":\"GB\"}")
                .json()
                .at("/rates");

        assertThat(rates).hasSize(4);
        var label = warehouse.labels("parcel-1", "CF10 1AA");
        var own = warehouse.api.post("/v1/northpost/rates", """
                {"weightGrams":700,"size":{"lengthMm":200,"widthMm":150,"heightMm":100},"fromCountry":"GB","toCountry":"GB"}""");
        assertThat(own.json().at("/rates/0/cost")).isEqualTo(label.json().at("/cost"));
        assertThat(own.field("/rates/0/promisedOn")).isEqualTo(label.field("/promisedOn"));
    }

    @ParameterizedTest
    @CsvSource({
        "NORTHPOST, STANDARD, 500, GB, 319, 2026-11-25",
        "NORTHPOST, STANDARD, 501, GB, 379, 2026-11-25",
        "SWIFTLINE, EXPRESS, 500, GB, 699, 2026-11-23",
        "NORTHPOST, STANDARD, 500, FR, 957, 2026-11-27",
        "SWIFTLINE, STANDARD, 500, CA, 1925, 2026-12-02"
    })
    void a_rate_grows_with_weight_and_distance_and_promises_working_days(
            CarrierName name, CarrierName.Service service, int grams, String to, long pence, LocalDate promised) {
        var saturday = LocalDate.parse("2026-11-21");

        var rate = Tariff.rate(name, service, grams, null, "GB", to, saturday);

        assertThat(rate.cost().minor()).isEqualTo(pence);
        assertThat(rate.promisedOn()).isEqualTo(promised);
    }

    @Test
    void bulk_counts_when_it_is_more_than_the_weight() {
        var large = new Tariff.Size(500, 400, 300);

        assertThat(large.grams()).isEqualTo(12_000);
    }

    @Test
    void bad_input_is_refused_and_buys_nothing() {
        String good = Warehouse.asked("parcel-1", "CF10 1AA", 700);
        for (String body : new String[] {
            "",
            "{}",
            "null",
            good.replace("700", "0"),
            good.replace("700", "30001"),
            good.replace("700", "\"heavy\""),
            good.replace("STANDARD", "TELEPORT"),
            good.replace("\"country\":\"GB\"", "\"country\":\"XX\""),
            good.replace("\"lines\":[\"1 High Street\"]", "\"lines\":[]"),
            good.replace("\"lengthMm\":200", "\"lengthMm\":0"),
            good.replace("{\"shipment", "{\"cost\":1,\"shipment"),
            good.replace("CF10 1AA", "ZZ9 1AA")
        }) {
            var reply = warehouse.api.post("/v1/northpost/labels", "key", body);
            assertThat(reply.status()).as(body).isBetween(400, 422);
            assertThat(reply.text()).doesNotContain("Exception", "org.entrepot");
        }
        assertThat(warehouse.api.post("/v1/unknown/labels", "key", good).status())
                .isEqualTo(404);
        assertThat(warehouse.api.post("/v1/northpost/labels", null, good).status())
                .isEqualTo(400);
        assertThat(parcels()).isEmpty();
    }

    @Test
    void a_label_may_be_bought_and_its_answer_lost() {
        var lost = warehouse.api.ask(
                "/v1/northpost/labels", "label-parcel-1", Warehouse.asked("parcel-1", "ZZ7 1AA", 700));
        Probe.until("it is bought", this::parcels, parcels -> parcels.size() == 1);
        assertThat(warehouse.labels("parcel-1", "ZZ7 1AA").status()).isEqualTo(201);
        assertThat(lost).isNotDone();

        assertThat(warehouse.labels("parcel-2", "ZZ8 1AA").status()).isEqualTo(500);
        assertThat(warehouse.labels("parcel-2", "ZZ8 1AA").status()).isEqualTo(201);
        assertThat(parcels()).hasSize(2);
    }

    @Test
    void neither_name_nor_street_is_kept() throws IOException {
        warehouse.labels("parcel-1", "CF10 1AA");

        assertThat(Files.readString(data.resolve("parcels.journal")))
                .contains("parcel-1")
                .doesNotContain("ada", "High Street", "CF10");
    }

    private JsonNode parcels() {
        return warehouse.api.get("/control/ledger").json().at("/parcels");
    }
}
