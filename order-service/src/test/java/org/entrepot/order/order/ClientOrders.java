package org.entrepot.order.order;

import static org.entrepot.order.shop.Shop.as;
import static org.entrepot.order.shop.Shop.basket;
import static org.entrepot.order.shop.Shop.line;

import java.util.List;
import java.util.UUID;
import org.entrepot.kit.Wire;
import org.entrepot.kit.test.Tokens;
import org.entrepot.order.shop.References;

/** Orders of storefronts other than the usual one. */
final class ClientOrders {

    private ClientOrders() {}

    static String place(String client, String sku) {
        var basket = basket("tok_visa", List.of(line(sku, 1)));
        basket.put("deliverTo", References.ownedBy("client:" + client).signed());
        return as(Tokens.with(client, "storefront"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Wire.write(basket))
                .post("/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
