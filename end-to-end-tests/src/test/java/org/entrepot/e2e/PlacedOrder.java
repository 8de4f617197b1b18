package org.entrepot.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.shipping.ShipmentReleased;
import org.entrepot.launcher.platform.Answer;

/** An order on its way through the platform, and what its people do with it. */
record PlacedOrder(Shop shop, String id, String number) {

    /** Waits until these facts were said about the order, in this order. */
    PlacedOrder unfoldsTo(Class<?>... facts) {
        shop.facts().unfold(id, facts);
        return this;
    }

    JsonNode view() {
        return Shop.good(shop.storefront().get("/orders/" + id)).json();
    }

    void comesTo(String state) {
        Eventually.until(
                "order " + number + " is " + state, () -> view().get("state").asText(), state::equals);
    }

    Answer isCancelled() {
        return shop.storefront().post("/orders/" + id + "/cancel", Map.of("reason", "CUSTOMER"));
    }

    /** Its one shipment, which the warehouse learns of from the fact that releases it. */
    JsonNode shipment() {
        unfoldsTo(ShipmentReleased.class);
        var released = shop.facts().first(id, ShipmentReleased.class);
        return Shop.good(shop.warehouse()
                        .get("/shipments/" + released.get("shipmentId").asText()))
                .json();
    }

    PlacedOrder isPicked() {
        step("pick", Map.of());
        return this;
    }

    PlacedOrder isPacked() {
        var lines = shipment().get("lines");
        var packed = new java.util.ArrayList<Map<String, Object>>();
        lines.forEach(line -> packed.add(Map.of(
                "line",
                line.get("line").asInt(),
                "quantity",
                line.get("quantity").asInt())));
        step("pack", Map.of("parcels", List.of(Map.of("weightGrams", 900, "lines", packed))));
        return this;
    }

    PlacedOrder isLabelled() {
        Eventually.until(
                "the label of " + number + " is bought",
                () -> shop.warehouse().post("/shipments/" + shipment().get("id").asText() + "/label", Map.of()),
                Answer::isGood);
        return this;
    }

    /** Closes the bin in which its parcel lies; gives the manifest's id. */
    String isManifested() {
        var carrier = shipment().get("parcels").get(0).get("carrier").asText();
        return Shop.good(shop.warehouse()
                        .create(
                                "/manifests",
                                Map.of("carrier", carrier, "location", "MAIN"),
                                UUID.randomUUID().toString()))
                .json()
                .get("id")
                .asText();
    }

    PlacedOrder isShipped() {
        isPicked().isPacked().isLabelled().isHandedOver(isManifested());
        return this;
    }

    void isHandedOver(String manifest) {
        Shop.good(shop.warehouse().post("/manifests/" + manifest + "/handover", Map.of()));
    }

    private void step(String step, Object body) {
        Shop.good(shop.warehouse().post("/shipments/" + shipment().get("id").asText() + "/" + step, body));
    }

    /** Comes back through the return desk and is refunded; gives the return's id. */
    String comesBack(int quantity, String disposition) {
        // returns-service hears of the parcel by itself, a moment later than we do.
        var requested = Eventually.until(
                "the return of " + number + " is accepted",
                () -> shop.storefront()
                        .create(
                                "/returns",
                                Map.of(
                                        "orderId",
                                        id,
                                        "lines",
                                        List.of(Map.of("line", 1, "quantity", quantity, "reason", "CHANGED_MIND"))),
                                UUID.randomUUID().toString()),
                answer -> answer.status() == 201);
        var rma = requested.json().get("id").asText();
        desk(rma, "approve", Map.of());
        desk(rma, "receive", Map.of("location", "MAIN", "lines", List.of(Map.of("line", 1, "quantity", quantity))));
        desk(
                rma,
                "inspect",
                Map.of("units", List.of(Map.of("line", 1, "quantity", quantity, "disposition", disposition))));
        desk(rma, "resolve", Map.of("resolution", "REFUND"));
        return rma;
    }

    private void desk(String rma, String step, Object body) {
        Shop.good(shop.returnDesk().post("/returns/" + rma + "/" + step, body));
    }
}
