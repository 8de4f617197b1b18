package org.entrepot.returns.order;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShippingEvent;
import org.entrepot.kit.inbox.NotHereYet;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

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
                insert into known_order (id, number, customer_id, channel, country, language, currency, lines)
                select id, number, customer_id, channel, country, language, currency, lines::jsonb
                from unnest(:ids::uuid[], :numbers::text[], :customers::uuid[], :channels::text[], :countries::text[],
                            :languages::text[], :currencies::text[], :lines::text[])
                     as o(id, number, customer_id, channel, country, language, currency, lines)
                """)
                .bind("ids", texts(orders, OrderPlaced::orderId))
                .bind("numbers", texts(orders, OrderPlaced::number))
                .bind("customers", texts(orders, OrderPlaced::customerId))
                .bind("channels", texts(orders, OrderPlaced::channel))
                .bind("countries", texts(orders, OrderPlaced::country))
                .bind("languages", texts(orders, OrderPlaced::language))
                .bind("currencies", texts(orders, order -> order.total().currency()))
                .bind("lines", texts(orders, Documents::of))
                .execute());
    }

    /** Parcels left: what is in them may come back. */
    public void shipped(List<ParcelShipped> parcels) {
        var orders = unshipped(ids(parcels));
        for (var parcel : parcels) {
            var order = orders.get(parcel.orderId());
            if (order == null) throw new NotHereYet("order " + parcel.orderId());
            parcel.lines().forEach(line -> take(line, order));
        }
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into known_parcel (id, order_id, lines, weight_grams)
                select id, order_id, lines::jsonb, grams
                from unnest(:ids::uuid[], :orders::uuid[], :lines::text[], :grams::bigint[]) as p(id, order_id, lines, grams)
                """)
                .bind("ids", texts(parcels, ParcelShipped::parcelId))
                .bind("orders", texts(parcels, ParcelShipped::orderId))
                .bind("lines", texts(parcels, parcel -> Documents.of(parcel.lines())))
                .bind("grams", texts(parcels, ParcelShipped::weightGrams))
                .execute());
    }

    /** Parcels arrived: the time in which what is in them may come back runs from now. */
    public void delivered(List<ParcelDelivered> parcels) {
        // What was under way when only its units were kept (V3) lies in a parcel with its order's id.
        var arrived = new HashSet<>(jdbi.withHandle(sql -> sql.createQuery("""
                update known_parcel p set delivered_at = greatest(p.delivered_at, told.at)
                from unnest(:ids::uuid[], :orders::uuid[], :times::timestamptz[]) as told(id, order_id, at)
                where p.id in (told.id, told.order_id) and p.order_id = told.order_id
                returning told.id
                """)
                .bind("ids", texts(parcels, ParcelDelivered::parcelId))
                .bind("orders", texts(parcels, ParcelDelivered::orderId))
                .bind("times", texts(parcels, ParcelDelivered::at))
                .mapTo(UUID.class)
                .list()));
        for (var parcel : parcels)
            if (!arrived.contains(parcel.parcelId()))
                throw new IllegalStateException("parcel " + parcel.parcelId() + " arrived and never left");
    }

    /**
     * A parcel does not reach the customer: the carrier lost it, or brings it back. It may turn up and be delivered all the same.
     *
     * @return how many units of each line of the order are in it
     */
    public Map<Integer, Integer> wentAstray(UUID parcel, UUID order, Instant at) {
        var lines = jdbi.withHandle(sql -> sql.createQuery("""
                update known_parcel set astray_at = :at where id = :parcel and order_id = :order returning lines::text
                """)
                .bind("parcel", parcel)
                .bind("order", order)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .mapTo(String.class)
                .findOne());
        if (lines.isEmpty()) throw new IllegalStateException("parcel " + parcel + " went astray and never left");
        var units = new TreeMap<Integer, Integer>();
        Documents.packed(lines.get()).forEach(packed -> units.merge(packed.line(), packed.quantity(), Integer::sum));
        return units;
    }

    private static void take(ShippingEvent.Line line, Map<Integer, Integer> order) {
        var left = order.merge(line.line(), -line.quantity(), Integer::sum);
        if (left < 0)
            throw new IllegalStateException("a parcel holds more of line " + line.line() + " than was ordered");
    }

    /** How many units of each line of these orders were not shipped yet; orders that are not known are left out. */
    private Map<UUID, Map<Integer, Integer>> unshipped(Collection<UUID> orders) {
        var left = new HashMap<UUID, Map<Integer, Integer>>();
        jdbi.useHandle(sql -> sql.createQuery("""
                select o.id, o.lines::text as lines,
                       (select string_agg(p.lines::text, chr(10)) from known_parcel p where p.order_id = o.id) as parcels
                from known_order o where o.id = any(:ids::uuid[])
                """)
                .bind("ids", texts(orders, id -> id))
                .map((row, context) -> left.put(
                        row.getObject("id", UUID.class), unshipped(row.getString("lines"), row.getString("parcels"))))
                .list());
        return left;
    }

    private static Map<Integer, Integer> unshipped(String lines, @Nullable String parcels) {
        var left = new HashMap<Integer, Integer>();
        for (var line : Documents.ordered(lines)) left.put(line.line(), line.quantity());
        if (parcels != null)
            parcels.lines()
                    .flatMap(parcel -> Documents.packed(parcel).stream())
                    .forEach(packed -> left.merge(packed.line(), -packed.quantity(), Integer::sum));
        return left;
    }

    private static List<UUID> ids(List<? extends ShippingEvent> facts) {
        return facts.stream().map(ShippingEvent::orderId).toList();
    }
}
