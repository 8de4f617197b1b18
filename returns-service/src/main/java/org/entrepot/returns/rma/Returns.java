package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.entrepot.events.Money;
import org.entrepot.events.returns.Disposition;
import org.entrepot.events.returns.Resolution;
import org.entrepot.events.returns.ReturnInspected;
import org.entrepot.events.returns.ReturnReason;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** All returns that were ever asked for. */
@ApplicationScoped
class Returns {

    private static final String ALL = """
            select r.id, r.order_id, r.customer_id, r.state, r.rma_number, r.carrier, r.tracking_number, r.send_by,
                   r.location, r.reason_code, r.resolution, r.refund_minor, r.currency, r.parcel_id, r.lost
            from goods_return r join known_order o on o.id = r.order_id
            """;

    private final Jdbi jdbi;

    Returns(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What is looked for; null means any. */
    record Wanted(
            @Nullable List<String> channels,
            @Nullable UUID orderId,
            @Nullable String rmaNumber,
            @Nullable ReturnState state,
            @Nullable UUID before) {}

    /** @param channels through one of which its order must have come; null when any will do */
    Optional<Return> find(UUID id, @Nullable List<String> channels) {
        return one(id, channels, "");
    }

    /** As {@link #find}, and nobody else takes a step with it until the transaction ends. */
    Optional<Return> hold(UUID id, @Nullable List<String> channels) {
        return one(id, channels, " for update of r");
    }

    /** The return that a parcel opened when it went astray; held, as by {@link #hold}. */
    Optional<Return> ofParcel(UUID parcelId) {
        return jdbi.withHandle(sql -> sql.createQuery("select id from goods_return where parcel_id = :parcel")
                        .bind("parcel", parcelId)
                        .mapTo(UUID.class)
                        .findOne())
                .flatMap(id -> hold(id, null));
    }

    /** Newest first. */
    List<Return> find(Wanted wanted, int limit) {
        return jdbi.withHandle(sql -> sql.createQuery(ALL + """
                where (:channels::text[] is null or o.channel = any(:channels::text[]))
                  and (:order::uuid is null or r.order_id = :order)
                  and (:rma::text is null or r.rma_number = :rma)
                  and (:state::text is null or r.state = :state)
                  and (:before::uuid is null or r.id < :before)
                order by r.id desc limit :limit
                """)
                .bind("channels", names(wanted.channels()))
                .bind("order", wanted.orderId())
                .bind("rma", wanted.rmaNumber())
                .bind("state", wanted.state() == null ? null : wanted.state().name())
                .bind("before", wanted.before())
                .bind("limit", limit)
                .map((row, context) -> Head.of(row))
                .collect(Collectors.collectingAndThen(Collectors.toList(), heads -> whole(sql, heads))));
    }

    /** Of each line of an order, how many units are on their way back, or came back. */
    Map<Integer, Integer> taken(UUID orderId) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select l.line, sum(case when r.state in ('RECEIVED', 'INSPECTING', 'INSPECTED', 'RESOLVED', 'CLOSED')
                                         and not r.lost then l.received else l.requested end)::int as units
                from goods_return r join return_line l on l.return_id = r.id
                where r.order_id = :order and r.state not in ('DECLINED', 'CANCELLED', 'EXPIRED')
                group by l.line
                """)
                .bind("order", orderId)
                .reduceRows(new HashMap<Integer, Integer>(), (units, row) -> {
                    units.put(row.getColumn("line", Integer.class), row.getColumn("units", Integer.class));
                    return units;
                }));
    }

    long nextSerial() {
        return jdbi.withHandle(sql -> sql.createQuery("select nextval('rma_number')")
                .mapTo(Long.class)
                .one());
    }

    private Optional<Return> one(UUID id, @Nullable List<String> channels, String lock) {
        return jdbi.withHandle(sql -> sql
                .createQuery(ALL + """
                        where r.id = :id and (:channels::text[] is null or o.channel = any(:channels::text[]))
                        """ + lock)
                .bind("id", id)
                .bind("channels", names(channels))
                .map((row, context) -> Head.of(row))
                .collect(Collectors.collectingAndThen(Collectors.toList(), heads -> whole(sql, heads)))
                .stream()
                .findFirst());
    }

    private static String @Nullable [] names(@Nullable List<String> channels) {
        return channels == null ? null : channels.toArray(String[]::new);
    }

    /** The returns with their lines and units, in the same order; two more statements for any number of them. */
    private static List<Return> whole(Handle sql, List<Head> heads) {
        var ids = heads.stream().map(Head::id).toArray(UUID[]::new);
        var lines = lines(sql, ids);
        var units = units(sql, ids);
        return heads.stream()
                .map(head -> new Return(
                        head.id(),
                        head.orderId(),
                        head.customerId(),
                        head.state(),
                        head.papers(),
                        lines.getOrDefault(head.id(), List.of()),
                        units.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private static Map<UUID, List<ReturnLine>> lines(Handle sql, UUID[] ids) {
        return sql.createQuery("select * from return_line where return_id = any(:ids) order by line")
                .bind("ids", ids)
                .map((row, context) -> new Part<>(
                        row.getObject("return_id", UUID.class),
                        new ReturnLine(
                                row.getInt("line"),
                                row.getString("sku"),
                                ReturnReason.valueOf(row.getString("reason")),
                                row.getInt("requested"),
                                row.getInt("received"),
                                row.getInt("refused"))))
                .collect(Part.byReturn());
    }

    private static Map<UUID, List<ReturnInspected.Unit>> units(Handle sql, UUID[] ids) {
        return sql.createQuery("""
                select u.return_id, u.line, l.sku, u.quantity, u.disposition
                from return_unit u join return_line l using (return_id, line)
                where u.return_id = any(:ids) order by u.line, u.disposition
                """)
                .bind("ids", ids)
                .map((row, context) -> new Part<>(
                        row.getObject("return_id", UUID.class),
                        new ReturnInspected.Unit(
                                row.getInt("line"),
                                row.getString("sku"),
                                row.getInt("quantity"),
                                Disposition.valueOf(row.getString("disposition")))))
                .collect(Part.byReturn());
    }

    /** Something that belongs to a return. */
    private record Part<T>(UUID returnId, T content) {
        static <T> Collector<Part<T>, ?, Map<UUID, List<T>>> byReturn() {
            return Collectors.groupingBy(Part::returnId, Collectors.mapping(Part::content, Collectors.toList()));
        }
    }

    /** A return without its lines and units. */
    private record Head(UUID id, UUID orderId, UUID customerId, ReturnState state, Papers papers) {

        static Head of(ResultSet row) throws SQLException {
            return new Head(
                    row.getObject("id", UUID.class),
                    row.getObject("order_id", UUID.class),
                    row.getObject("customer_id", UUID.class),
                    ReturnState.valueOf(row.getString("state")),
                    papers(row));
        }

        private static Papers papers(ResultSet row) throws SQLException {
            var sendBy = row.getObject("send_by", OffsetDateTime.class);
            var resolution = row.getString("resolution");
            var currency = row.getString("currency");
            var parcel = row.getObject("parcel_id", UUID.class);
            return new Papers(
                    row.getString("rma_number"),
                    row.getString("carrier"),
                    row.getString("tracking_number"),
                    sendBy == null ? null : sendBy.toInstant(),
                    row.getString("location"),
                    row.getString("reason_code"),
                    resolution == null ? null : Resolution.valueOf(resolution),
                    currency == null ? null : new Money(row.getLong("refund_minor"), currency),
                    parcel == null ? null : new Astray(parcel, row.getBoolean("lost")));
        }
    }
}
