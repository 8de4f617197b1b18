package org.entrepot.order.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Orders that are being placed. */
@ApplicationScoped
class NewOrders {

    private final Jdbi jdbi;

    NewOrders(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The next number that people call an order by; numbers rise, and some may be missing. */
    String nextNumber() {
        return jdbi.withHandle(sql -> sql.createQuery("select 'E' || nextval('order_number')")
                .mapTo(String.class)
                .one());
    }

    /** Writes the order, its lines and the first entry of its history, whatever their number, by one statement. */
    void add(Placed order, List<OrderLine> lines, String token, Step first) {
        var buyer = order.buyer();
        jdbi.useHandle(sql -> sql.createUpdate("""
                with placed as (
                    insert into orders (id, number, owner, customer_id, address_id, guest, language, country, channel,
                        units, currency, total_minor, tax_minor, placed_at, pay_by, correlation_id, traceparent,
                        payment_token, state, stock, version)
                    values (:id, :number, :owner, :customer, :address, :guest, :language, :country, :channel,
                        :units, :currency, :total, :tax, :placedAt, :payBy, :correlation, :traceparent,
                        :token, 'PENDING', 'AWAITED', 1)
                ), told as (
                    insert into order_history (order_id, version, what, from_state, to_state, actor, at)
                    values (:id, 1, :what, 'PENDING', 'PENDING', :actor, :placedAt)
                )
                insert into order_line (order_id, line, sku, product_id, quantity, unit_price_minor, tax_minor, total_minor)
                select :id, line, sku, product, quantity, price, line_tax, price * quantity
                from unnest(:lines::int[], :skus::text[], :products::uuid[], :quantities::int[], :prices::bigint[],
                            :taxes::bigint[]) as t(line, sku, product, quantity, price, line_tax)
                """)
                .bind("id", order.id())
                .bind("number", order.number())
                .bind("owner", buyer.owner())
                .bind("customer", buyer.customerId())
                .bind("address", buyer.addressId())
                .bind("guest", buyer.guest())
                .bind("language", buyer.language())
                .bind("country", buyer.country())
                .bind("channel", order.channel())
                .bind("units", order.units())
                .bind("currency", order.total().currency())
                .bind("total", order.total().minor())
                .bind("tax", order.tax().minor())
                .bind("placedAt", order.at())
                .bind("payBy", order.payBy())
                .bind("correlation", order.trail().correlationId())
                .bind("traceparent", order.trail().traceparent())
                .bind("token", token)
                .bind("what", first.what())
                .bind("actor", first.actor())
                .bind("lines", numbers(lines, OrderLine::line))
                .bind("skus", texts(lines, OrderLine::sku))
                .bind("products", texts(lines, line -> line.productId().toString()))
                .bind("quantities", numbers(lines, OrderLine::quantity))
                .bind("prices", amounts(lines, line -> line.unitPrice().minor()))
                .bind("taxes", amounts(lines, line -> line.tax().minor()))
                .execute());
    }

    private static String[] texts(List<OrderLine> lines, Function<OrderLine, String> part) {
        return lines.stream().map(part).toArray(String[]::new);
    }

    private static Integer[] numbers(List<OrderLine> lines, Function<OrderLine, Integer> part) {
        return lines.stream().map(part).toArray(Integer[]::new);
    }

    private static Long[] amounts(List<OrderLine> lines, Function<OrderLine, Long> part) {
        return lines.stream().map(part).toArray(Long[]::new);
    }
}
