package org.entrepot.gateway.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a customer may read of a fact: the members named here, nothing that is the shop's own (costs, operators, places). */
final class FactView {

    private static final Set<String> TOLD = Set.of(
            "orderId",
            "number",
            "lines",
            "line",
            "sku",
            "quantity",
            "total",
            "amount",
            "minor",
            "currency",
            "reason",
            "reasonCode",
            "shortages",
            "requested",
            "available",
            "heldUntil",
            "shipmentId",
            "parcelId",
            "parcels",
            "carrier",
            "service",
            "trackingNumber",
            "trackingUrl",
            "promisedOn",
            "weightGrams",
            "last",
            "at",
            "returnId",
            "rmaNumber",
            "labelTrackingNumber",
            "sendBy",
            "resolution",
            "refund",
            "refundId",
            "paymentId");

    private final ObjectMapper json;

    FactView(ObjectMapper json) {
        this.json = json;
    }

    /** As JSON text on one line; null for a fact that cannot be read. */
    @Nullable String of(ToldFact fact) {
        try {
            var view = json.createObjectNode();
            view.put("id", fact.id())
                    .put("type", fact.type())
                    .put("at", fact.at().toString());
            view.set("fact", told(json.readTree(fact.payload())));
            return json.writeValueAsString(view);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static JsonNode told(JsonNode node) {
        if (node instanceof ObjectNode members) {
            members.retain(TOLD);
            members.forEach(FactView::told);
        } else if (node.isArray()) node.forEach(FactView::told);
        return node;
    }
}
