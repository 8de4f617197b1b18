package org.entrepot.catalog.search;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.kit.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/** In which order products are listed. Each is a total order, so that a page can go on where the last one ended. */
enum ListOrder {
    RELEVANCE(
            "relevance",
            "rank::text",
            "[0-9]{1,9}\\.[0-9]{6}",
            "(rank, product_id) < (:key::numeric, :id::uuid)",
            "rank desc, product_id desc"),
    NAME("name", "letters", "[^\\x00]*", "(letters, product_id) > (:key, :id::uuid)", "letters, product_id"),
    PRICE(
            "price",
            "price_minor::text",
            "[0-9]{1,18}",
            "(price_minor, product_id) > (:key::bigint, :id::uuid)",
            "price_minor, product_id"),
    PRICE_DOWN(
            "price-desc",
            "price_minor::text",
            "[0-9]{1,18}",
            "(price_minor, product_id) < (:key::bigint, :id::uuid)",
            "price_minor desc, product_id desc");

    final String wireName;
    /** The place of a row, as text, in a cursor. */
    final String key;

    private final Pattern form;

    /** Rows behind the place that a cursor stands for. */
    final String behind;

    final String orderBy;

    /** @param form what its keys look like, all of which the database can read */
    ListOrder(String wireName, String key, String form, String behind, String orderBy) {
        this.wireName = wireName;
        this.key = key;
        this.form = Pattern.compile(form);
        this.behind = behind;
        this.orderBy = orderBy;
    }

    boolean mayHave(String key) {
        return form.matcher(key).matches();
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
