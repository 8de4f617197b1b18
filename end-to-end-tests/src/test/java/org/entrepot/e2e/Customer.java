package org.entrepot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.launcher.platform.Answer;

/** A guest whom a storefront brings. */
record Customer(Shop shop, String id, String email, String reference) {

    static Customer registered(Shop shop, String name, String language) {
        var email = name + "." + UUID.randomUUID().toString().substring(0, 8) + "@customers.example";
        var created = Shop.good(shop.storefront()
                        .create(
                                "/customers",
                                Map.of(
                                        "email", email,
                                        "name", name,
                                        "language", language,
                                        "guest", true,
                                        "address",
                                                Map.of(
                                                        "recipient", name,
                                                        "lines", List.of("1 Analytical Way"),
                                                        "postcode", "EC1A 1BB",
                                                        "city", "London",
                                                        "country", "GB")),
                                UUID.randomUUID().toString()))
                .json();
        return new Customer(
                shop,
                created.get("id").asText(),
                email,
                created.get("addresses").get(0).get("reference").asText());
    }

    PlacedOrder orders(String sku, int quantity) {
        return orders(sku, quantity, "tok_visa");
    }

    PlacedOrder orders(String sku, int quantity, String token) {
        var answer = asks(sku, quantity, token);
        assertThat(answer.status()).as(answer.inWords()).isEqualTo(201);
        return new PlacedOrder(
                shop,
                answer.json().get("id").asText(),
                answer.json().get("number").asText());
    }

    Answer asks(String sku, int quantity, String token) {
        return shop.storefront()
                .create(
                        "/orders",
                        basket(sku, quantity, token),
                        UUID.randomUUID().toString());
    }

    Map<String, Object> basket(String sku, int quantity, String token) {
        return Map.of(
                "deliverTo",
                reference,
                "currency",
                "GBP",
                "lines",
                List.of(Map.of("sku", sku, "quantity", quantity)),
                "payment",
                Map.of("method", "card", "token", token));
    }

    /** Subjects of the mails that this customer got, oldest first. */
    List<String> mails() {
        var subjects = new java.util.ArrayList<String>();
        var found = shop.mailServer("/messages?limit=100&to=" + email);
        (found.isArray() ? found : found.get("messages"))
                .forEach(mail -> subjects.addFirst(mail.get("subject").asText()));
        return subjects;
    }
}
