package org.entrepot.returns.order;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.kit.inbox.NotHereYet;
import org.jdbi.v3.core.Jdbi;

/** Keeps this service's own copy of orders: what was ordered at which price, what was shipped and what arrived. */
@ApplicationScoped
public class FollowOrders {

    private final Jdbi jdbi;

    FollowOrders(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Orders were placed; nothing of them is shipped yet. */
    public void placed(List<OrderPlaced> orders) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into known_order (id, number, customer_id, channel, country, language, currency)
                select * from unnest(:ids::uuid[], :numbers::text[], :customers::uuid[], :channels::text[],
                                     :countries::text[], :languages::text[], :currencies::text[])
                """)
                .bind("ids", texts(orders, OrderPlaced::orderId))
                .bind("numbers", texts(orders, OrderPlaced::number))
                .bind("customers", texts(orders, OrderPlaced::customerId))
                .bind("channels", texts(orders, OrderPlaced::channel))
                .bind("countries", texts(orders, OrderPlaced::country))
                .bind("languages", texts(orders, OrderPlaced::language))
                .bind("currencies", texts(orders, order -> order.total().currency()))
                .execute());
        var lines = orders.stream()
                .flatMap(order -> order.lines().stream().map(line -> new Ordered(order.orderId(), line)))
                .toList();
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into known_order_line (order_id, line, sku, quantity, unit_price_minor)
                select * from unnest(:orders::uuid[], :lines::int[], :skus::text[], :quantities::int[], :prices::bigint[])
                """)
                .bind("orders", texts(lines, Ordered::order))
                .bind("lines", texts(lines, ordered -> ordered.line().line()))
                .bind("skus", texts(lines, ordered -> ordered.line().sku()))
                .bind("quantities", texts(lines, ordered -> ordered.line().quantity()))
                .bind(
                        "prices",
                        texts(lines, ordered -> ordered.line().unitPrice().minor()))
                .execute());
    }

    /** Parcels left: what is in them may come back. */
    public void shipped(List<ParcelShipped> parcels) {
        require(texts(parcels, ParcelShipped::orderId));
        var units = parcels.stream()
                .flatMap(
                        parcel -> parcel.lines().stream().map(line -> new Moved(parcel.orderId(), line, Instant.EPOCH)))
                .toList();
        count(units, """
                update known_order_line l set shipped = l.shipped + moved.quantity
                """);
        jdbi.useHandle(sql -> sql.createUpdate("""
                update known_order o set shipped_grams = shipped_grams + parcel.grams
                from (select id, sum(grams) as grams from unnest(:ids::uuid[], :grams::bigint[]) as p(id, grams) group by id) parcel
                where o.id = parcel.id
                """)
                .bind("ids", texts(parcels, ParcelShipped::orderId))
                .bind("grams", texts(parcels, ParcelShipped::weightGrams))
                .execute());
    }

    /** Parcels arrived: the time in which what is in them may come back runs from now. */
    public void delivered(List<ParcelDelivered> parcels) {
        require(texts(parcels, ParcelDelivered::orderId));
        var units = parcels.stream()
                .flatMap(parcel -> parcel.lines().stream().map(line -> new Moved(parcel.orderId(), line, parcel.at())))
                .toList();
        count(units, """
                update known_order_line l set delivered = l.delivered + moved.quantity,
                                              delivered_at = greatest(l.delivered_at, moved.at)
                """);
    }

    private void count(List<Moved> units, String update) {
        var touched = jdbi.withHandle(sql -> sql.createUpdate(update + """
                from (select order_id, line, sum(quantity)::int as quantity, max(at) as at
                      from unnest(:orders::uuid[], :lines::int[], :quantities::int[], :times::timestamptz[])
                           as m(order_id, line, quantity, at)
                      group by order_id, line) moved
                where l.order_id = moved.order_id and l.line = moved.line
                """)
                .bind("orders", texts(units, Moved::order))
                .bind("lines", texts(units, moved -> moved.line().line()))
                .bind("quantities", texts(units, moved -> moved.line().quantity()))
                .bind("times", texts(units, Moved::at))
                .execute());
        var expected = units.stream().map(Moved::place).distinct().count();
        if (touched != expected) throw new IllegalStateException("a parcel holds a line that its order does not have");
    }

    private void require(String[] orders) {
        var known = new HashSet<>(
                jdbi.withHandle(sql -> sql.createQuery("select id from known_order where id = any(:ids::uuid[])")
                        .bind("ids", orders)
                        .mapTo(String.class)
                        .list()));
        for (var order : orders) if (!known.contains(order)) throw new NotHereYet("order " + order);
    }

    private record Ordered(UUID order, OrderPlaced.Line line) {}

    private record Moved(UUID order, ShippingEvent.Line line, Instant at) {
        String place() {
            return order + "/" + line.line();
        }
    }
}
