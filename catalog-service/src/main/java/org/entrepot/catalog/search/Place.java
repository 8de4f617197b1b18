package org.entrepot.catalog.search;

import java.util.UUID;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.kit.web.Page;
import org.jspecify.annotations.Nullable;

/** Where in a list the last page ended. A cursor is good only for the order that it came from. */
record Place(String key, UUID id) {

    private static final char BETWEEN = '\n';

    static @Nullable Place of(@Nullable String cursor, ListOrder order) {
        var text = Page.place(cursor);
        if (text == null) return null;
        var parts = text.split(String.valueOf(BETWEEN), -1);
        if (parts.length != 3 || !parts[0].equals(order.wireName) || !order.mayHave(parts[1])) throw notOurs();
        try {
            return new Place(parts[1], UUID.fromString(parts[2]));
        } catch (IllegalArgumentException malformed) {
            throw notOurs();
        }
    }

    static String text(ListOrder order, String key, UUID id) {
        return order.wireName + BETWEEN + key.replace(BETWEEN, ' ') + BETWEEN + id;
    }

    private static InvalidInput notOurs() {
        return new InvalidInput("after", "is not a cursor that we gave for this order");
    }
}
