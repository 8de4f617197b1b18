package org.entrepot.order.order;

import static org.entrepot.kit.sql.Columns.amounts;
import static org.entrepot.kit.sql.Columns.numbers;
import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Orders that are being placed. */
@ApplicationScoped
class NewOrders {

    private final Jdbi jdbi;

    NewOrders(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The next numbers that people call orders by; numbers rise, and some may be missing. */
    List<String> nextNumbers(int count) {
        return jdbi.withHandle(
                sql -> sql.createQuery("select 'E' || nextval('order_number') from generate_series(1, :count)")
                        .bind("count", count)
                        .mapTo(String.class)
                        .list());
    }

    /** Writes the orders, their lines and the first entries of their histories, whatever their number, by one statement. */
    void add(List<NewOrder> orders) {
        var lines = orders.stream()
                .flatMap(order -> order.lines().stream()
                        .map(line -> new LineOf(order.placed().id(), line)))
                .toList();
        jdbi.useHandle(sql -> sql.createUpdate("""
                with placed as (
                    insert into orders (id, number, owner, customer_id, address_id, guest, language, country, channel,
                        units, currency, total_minor, tax_minor, placed_at, pay_by, correlation_id, traceparent,
                        payment_token, state, stock, version)
                    select id, number, owner, customer, address, guest, language, country, channel, units, currency,
                           total, tax, placed_at, pay_by, correlation, traceparent, token, 'PENDING', 'AWAITED', 1
                    from unnest(:ids::uuid[], :numbers::text[], :owners::text[], :customers::uuid[], :addresses::uuid[],
                                :guests::boolean[], :languages::text[], :countries::text[], :channels::text[], :units::int[],
                                :currencies::text[], :totals::bigint[], :taxes::bigint[], :placedAt::timestamptz[],
                                :payBy::timestamptz[], :correlations::text[], :traceparents::text[], :tokens::text[])
                         as o(id, number, owner, customer, address, guest, language, country, channel, units, currency,
                              total, tax, placed_at, pay_by, correlation, traceparent, token)
                ), told as (
                    insert into order_history (order_id, version, what, from_state, to_state, actor, at)
                    select id, 1, what, 'PENDING', 'PENDING', actor, at
                    from unnest(:ids::uuid[], :whats::text[], :actors::text[], :placedAt::timestamptz[])
                         as h(id, what, actor, at)
                )
                insert into order_line (order_id, line, sku, product_id, quantity, unit_price_minor, tax_minor, total_minor)
                select order_id, line, sku, product, quantity, price, tax, price * quantity
                from unnest(:lineOrders::uuid[], :lines::int[], :skus::text[], :products::uuid[], :quantities::int[],
                            :prices::bigint[], :lineTaxes::bigint[])
                     as l(order_id, line, sku, product, quantity, price, tax)
                """)
                .bind("ids", texts(orders, order -> order.placed().id().toString()))
                .bind("numbers", texts(orders, order -> order.placed().number()))
                .bind("owners", texts(orders, order -> order.placed().buyer().owner()))
                .bind(
                        "customers",
                        texts(orders, order -> text(order.placed().buyer().customerId())))
                .bind(
                        "addresses",
                        texts(orders, order -> text(order.placed().buyer().addressId())))
                .bind(
                        "guests",
                        texts(
                                orders,
                                order -> String.valueOf(order.placed().buyer().guest())))
                .bind("languages", texts(orders, order -> order.placed().buyer().language()))
                .bind("countries", texts(orders, order -> order.placed().buyer().country()))
                .bind("channels", texts(orders, order -> order.placed().channel()))
                .bind("units", numbers(orders, order -> order.placed().units()))
                .bind(
                        "currencies",
                        texts(orders, order -> order.placed().total().currency()))
                .bind("totals", amounts(orders, order -> order.placed().total().minor()))
                .bind("taxes", amounts(orders, order -> order.placed().tax().minor()))
                .bind("placedAt", texts(orders, order -> order.placed().at().toString()))
                .bind("payBy", texts(orders, order -> order.placed().payBy().toString()))
                .bind(
                        "correlations",
                        texts(orders, order -> order.placed().trail().correlationId()))
                .bind(
                        "traceparents",
                        texts(orders, order -> order.placed().trail().traceparent()))
                .bind("tokens", texts(orders, NewOrder::token))
                .bind("whats", texts(orders, order -> order.first().what()))
                .bind("actors", texts(orders, order -> order.first().actor()))
                .bind("lineOrders", texts(lines, line -> line.order().toString()))
                .bind("lines", numbers(lines, line -> line.line().line()))
                .bind("skus", texts(lines, line -> line.line().sku()))
                .bind("products", texts(lines, line -> line.line().productId().toString()))
                .bind("quantities", numbers(lines, line -> line.line().quantity()))
                .bind("prices", amounts(lines, line -> line.line().unitPrice().minor()))
                .bind("lineTaxes", amounts(lines, line -> line.line().tax().minor()))
                .execute());
    }

    private record LineOf(UUID order, OrderLine line) {}

    private static String text(UUID id) {
        return id.toString();
    }
}
