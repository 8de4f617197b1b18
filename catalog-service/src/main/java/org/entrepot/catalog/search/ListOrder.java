package org.entrepot.catalog.search;

import java.util.Arrays;
import java.util.Optional;
import org.entrepot.kit.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/** In which order products are listed. Each is a total order, so that a page can go on where the last one ended. */
enum ListOrder {
    RELEVANCE(
            "relevance", "rank::text", "(rank, product_id) < (:key::numeric, :id::uuid)", "rank desc, product_id desc"),
    NAME("name", "letters", "(letters, product_id) > (:key, :id::uuid)", "letters, product_id"),
    PRICE(
            "price",
            "price_minor::text",
            "(price_minor, product_id) > (:key::bigint, :id::uuid)",
            "price_minor, product_id"),
    PRICE_DOWN(
            "price-desc",
            "price_minor::text",
            "(price_minor, product_id) < (:key::bigint, :id::uuid)",
            "price_minor desc, product_id desc");

    final String wireName;
    /** The place of a row, as text, in a cursor. */
    final String key;
    /** Rows behind the place that a cursor stands for. */
    final String behind;

    final String orderBy;

    ListOrder(String wireName, String key, String behind, String orderBy) {
        this.wireName = wireName;
        this.key = key;
        this.behind = behind;
        this.orderBy = orderBy;
    }

    /** What was asked for; else by relevance if there is something to be relevant to, else by name. */
    static ListOrder of(@Nullable String asked, boolean hasQuery) {
        if (asked == null || asked.isBlank()) return hasQuery ? RELEVANCE : NAME;
        Optional<ListOrder> order =
                Arrays.stream(values()).filter(it -> it.wireName.equals(asked)).findFirst();
        return order.filter(it -> it != RELEVANCE || hasQuery)
                .orElseThrow(() ->
                        new InvalidInput("order", "must be name, price or price-desc, or with a query relevance"));
    }
}
