package org.entrepot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.launcher.platform.Answer;
import org.entrepot.launcher.platform.Api;
import org.entrepot.launcher.platform.Json;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.stack.supervise.Stack;

/** A shop on the running platform, as its clients see it: everything goes through the gateway. */
final class Shop implements AutoCloseable {

    private final Stack stack;
    private final Platform platform;
    private final Facts facts;
    private final ApiContract contract;
    private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();

    Shop(Stack stack, Platform platform) {
        this.stack = stack;
        this.platform = platform;
        this.facts = new Facts(platform.kafka());
        this.contract = new ApiContract(
                platform.as("storefront").get("/openapi?format=json").json());
    }

    Stack stack() {
        return stack;
    }

    Platform platform() {
        return platform;
    }

    Facts facts() {
        return facts;
    }

    /** What the gateway says of its API; every answer that anybody gets here is held against it. */
    ApiContract contract() {
        return contract;
    }

    private Api as(String client) {
        return platform.as(client).watchedBy(contract);
    }

    Api storefront() {
        return as("storefront");
    }

    Api warehouse() {
        return as("warehouse-system");
    }

    Api returnDesk() {
        return as("return-desk");
    }

    Api operations() {
        return as("operations-cli");
    }

    Api merchandising() {
        return as("merchandising");
    }

    /** Publishes a product at 12.00 GBP and puts so many into the main warehouse; gives its SKU, which is new. */
    String sells(String name, int onHand) {
        var sku = name + "-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        var imported = merchandising()
                .create(
                        "/products/import",
                        Map.of("publish", true, "items", List.of(sheet(sku, name))),
                        UUID.randomUUID().toString());
        assertThat(imported.isGood()).as(imported.inWords()).isTrue();
        Eventually.until(
                "the order service knows " + sku,
                () -> query("select count(*) from orders.offer where sku = ?", sku),
                count -> count == 1);
        if (onHand > 0) receives(sku, onHand);
        return sku;
    }

    void receives(String sku, int quantity) {
        var received = warehouse()
                .create(
                        "/stock/receipts",
                        Map.of(
                                "location",
                                "MAIN",
                                "reference",
                                "test",
                                "lines",
                                List.of(Map.of("sku", sku, "quantity", quantity))),
                        UUID.randomUUID().toString());
        assertThat(received.isGood()).as(received.inWords()).isTrue();
    }

    /** Units that a storefront would be shown. */
    int available(String sku) {
        var answer = storefront().get("/availability?sku=" + sku);
        assertThat(answer.status()).as(answer.inWords()).isEqualTo(200);
        var first = answer.json().isArray()
                ? answer.json().get(0)
                : answer.json().elements().next().get(0);
        return first.get("available").asInt();
    }

    Customer guest(String name) {
        return customer(name, "en");
    }

    Customer customer(String name, String language) {
        return Customer.registered(this, name, language);
    }

    /** The JSON of a page outside the gateway: the mail server's. */
    com.fasterxml.jackson.databind.JsonNode mailServer(String path) {
        try {
            var request = java.net.http.HttpRequest.newBuilder(platform.mails().resolve(path))
                    .build();
            return Json.read(http.send(request, java.net.http.HttpResponse.BodyHandlers.ofByteArray())
                    .body());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    long query(String sql, Object... arguments) {
        try (var connection = platform.superuser();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < arguments.length; i++) statement.setObject(i + 1, arguments[i]);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Answer good(Answer answer) {
        assertThat(answer.isGood()).as(answer.inWords()).isTrue();
        return answer;
    }

    static Map<String, Object> sheet(String sku, String name) {
        return Map.of(
                "externalId",
                sku,
                "texts",
                Map.of(
                        "en", Map.of("name", name, "description", "A " + name),
                        "fr", Map.of("name", name, "description", "Un " + name)),
                "taxClass",
                "STANDARD",
                "fulfilmentMode",
                "WEB_STOCK",
                "variants",
                new ArrayList<>(List.of(Map.of(
                        "sku",
                        sku,
                        "barcode",
                        "4006381333931",
                        "price",
                        Map.of("minor", 1200, "currency", "GBP"),
                        "weightGrams",
                        400,
                        "size",
                        Map.of("lengthMm", 200, "widthMm", 150, "heightMm", 100)))));
    }

    @Override
    public void close() {
        facts.close();
        http.close();
        platform.close();
    }
}
