package org.entrepot.launcher.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.launcher.platform.Platform;
import org.entrepot.stack.StackFailure;

/**
 * Whether prices travelled in the order of their cause. In a run they only rise, so an order that is placed later and cheaper
 * has seen an older price than the one before it. Two orders under way at once may have read theirs in the other order.
 */
final class PricesInOrder {
    private static final String BACKWARDS = """
            with priced as (
                select l.sku, l.unit_price_minor as price, o.placed_at as at, o.number,
                       max(l.unit_price_minor) over (partition by l.sku order by o.placed_at
                           range between unbounded preceding and interval '1 second' preceding) as before
                from orders.order_line l join orders.orders o on o.id = l.order_id where l.sku like ?
            )
            select format('order %s paid %s for %s, after others had paid %s', number, price, sku, before) from priced
            where price < before
            """;

    private static final String NEVER_SAID = """
            select format('%s was sold at %s, and the catalogue has never asked more than %s', l.sku, max(l.unit_price_minor),
                          max((v->'price'->>'minor')::bigint))
            from orders.order_line l
            join catalog.product_sku s on s.sku = l.sku
            join catalog.product p on p.id = s.product_id
            cross join jsonb_array_elements(p.sheet::jsonb->'variants') v
            where l.sku like ?
            group by l.sku having max(l.unit_price_minor) > max((v->'price'->>'minor')::bigint)
            """;

    private static final String PRICES = """
            select count(distinct (sku, unit_price_minor)) - count(distinct sku) from orders.order_line where sku like ?
            """;

    private PricesInOrder() {}

    /** What is wrong, in words; a run in which no order met a changed price proves nothing and is wrong, too. */
    static List<String> faults(Platform platform, String skus) {
        try (var superuser = platform.superuser()) {
            List<String> faults = new ArrayList<>(ask(superuser, BACKWARDS, skus));
            faults.addAll(ask(superuser, NEVER_SAID, skus));
            if (Long.parseLong(ask(superuser, PRICES, skus).getFirst()) < 1)
                faults.add("no order met a price that was changed");
            return faults;
        } catch (SQLException e) {
            throw new StackFailure("The prices cannot be compared: " + e.getMessage(), e);
        }
    }

    private static List<String> ask(Connection superuser, String question, String skus) throws SQLException {
        try (var asked = superuser.prepareStatement(question)) {
            asked.setString(1, skus);
            try (var rows = asked.executeQuery()) {
                List<String> answers = new ArrayList<>();
                while (rows.next()) answers.add(rows.getString(1));
                return answers;
            }
        }
    }
}
