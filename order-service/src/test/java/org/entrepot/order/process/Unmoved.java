package org.entrepot.order.process;

import static org.entrepot.order.process.Sold.gbp;
import static org.entrepot.order.shop.Shop.as;
import static org.entrepot.order.shop.Shop.staff;
import static org.entrepot.order.shop.Warehouse.resolved;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.RefundFailed;
import org.entrepot.events.returns.Resolution;
import org.entrepot.kit.test.Said;
import org.entrepot.kit.test.Tell;
import org.entrepot.kit.test.Tokens;
import org.entrepot.order.shop.Operator;
import org.jspecify.annotations.Nullable;

/**
 * A capture or refund that the operator would not do, and what an accountant asks for about it, over HTTP.
 *
 * @param kind {@code captures} or {@code refunds}
 */
record Unmoved(UUID order, String kind, UUID id) {

    static final Map<String, Object> SETTLEMENT =
            Map.of("means", "BANK_TRANSFER", "reference", "MT940 2030-01-02/17", "why", "her account is closed");

    String path(String deed) {
        return "/orders/" + order + "/payment/" + kind + "/" + id + "/" + deed;
    }

    static RequestSpecification accountant() {
        return staff("accountant");
    }

    static Response retry(Unmoved money, String why) {
        return asked(null).body(Map.of("why", why)).post(money.path("retry"));
    }

    static Response settle(Unmoved money) {
        return settle(money, UUID.randomUUID().toString(), SETTLEMENT);
    }

    static Response settle(Unmoved money, String key, Map<String, Object> settlement) {
        return accountant().header("Idempotency-Key", key).body(settlement).post(money.path("settle"));
    }

    /** With a key of its own. */
    static RequestSpecification asked(@Nullable String ifMatch) {
        var request = accountant().header("Idempotency-Key", UUID.randomUUID().toString());
        return ifMatch == null ? request : request.header("If-Match", ifMatch);
    }

    /** Of what was paid for one kettle, four pounds, which the operator would not give back. */
    static Unmoved refused(OrderPlaced placed) {
        Operator.refundsFail();
        Tell.fact(resolved(placed, Resolution.REFUND, gbp(400), 1));
        var failed = Said.await(RefundFailed.class, placed.orderId());
        return new Unmoved(placed.orderId(), "refunds", failed.refundId());
    }

    /** The facts that this order is stuck for. */
    static List<String> stuck(UUID order) {
        var missing = new ArrayList<String>();
        for (var after = ""; after != null; ) {
            var page =
                    as(Tokens.with("operations-cli", "operations")).get("/operations/stuck-orders?limit=200" + after);
            page.then().statusCode(200);
            missing.addAll(page.path("items.findAll { it.orderId == '%s' }.missing".formatted(order)));
            after = page.path("next") == null ? null : "&after=" + page.path("next");
        }
        return missing;
    }
}
