package org.entrepot.returns.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.entrepot.events.Money;
import org.entrepot.returns.order.Documents.Ordered;
import org.entrepot.returns.order.Documents.Packed;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Orders as this service knows them. */
@ApplicationScoped
public class KnownOrders {

    private final Jdbi jdbi;

    KnownOrders(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param channels through one of which it must have come; null when any will do */
    public Optional<KnownOrder> find(UUID id, @Nullable List<String> channels) {
        return find(id, channels, "");
    }

    /** As {@link #find}, and nobody else decides about returns of this order until the transaction ends. */
    public Optional<KnownOrder> hold(UUID id, @Nullable List<String> channels) {
        return find(id, channels, " for no key update");
    }

    /** Whether a parcel is with the customer, also when the carrier had given it up before. */
    public boolean hasArrived(UUID parcel) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        "select exists (select from known_parcel where id = :parcel and delivered_at is not null)")
                .bind("parcel", parcel)
                .mapTo(Boolean.class)
                .one());
    }

    private Optional<KnownOrder> find(UUID id, @Nullable List<String> channels, String lock) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select number, customer_id, channel, country, currency, lines::text as lines from known_order
                where id = :id and (:channels::text[] is null or channel = any(:channels::text[]))
                """ + lock)
                .bind("id", id)
                .bind("channels", channels == null ? null : channels.toArray(String[]::new))
                .map((row, context) -> {
                    var parcels = parcels(sql, id);
                    var currency = row.getString("currency");
                    return new KnownOrder(
                            id,
                            row.getString("number"),
                            row.getObject("customer_id", UUID.class),
                            row.getString("channel"),
                            row.getString("country"),
                            currency,
                            parcels.stream().mapToLong(Parcel::weightGrams).sum(),
                            Documents.ordered(row.getString("lines")).stream()
                                    .map(line -> line(line, currency, parcels))
                                    .toList());
                })
                .findOne());
    }

    private static List<Parcel> parcels(Handle sql, UUID order) {
        return sql.createQuery("""
                select lines::text as lines, weight_grams, delivered_at, astray_at is not null as astray
                from known_parcel where order_id = :order order by id
                """)
                .bind("order", order)
                .map((row, context) -> {
                    var delivered = row.getObject("delivered_at", OffsetDateTime.class);
                    return new Parcel(
                            Documents.packed(row.getString("lines")),
                            row.getLong("weight_grams"),
                            delivered == null ? null : delivered.toInstant(),
                            row.getBoolean("astray"));
                })
                .list();
    }

    private static KnownOrder.Line line(Ordered line, String currency, List<Parcel> parcels) {
        return new KnownOrder.Line(
                line.line(),
                line.sku(),
                line.quantity(),
                new Money(line.unitPriceMinor(), currency),
                parcels.stream().mapToInt(parcel -> parcel.unitsOf(line.line())).sum(),
                parcels.stream()
                        .filter(Parcel::hasEnded)
                        .mapToInt(parcel -> parcel.unitsOf(line.line()))
                        .sum(),
                parcels.stream()
                        .filter(parcel -> parcel.unitsOf(line.line()) > 0)
                        .map(Parcel::deliveredAt)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null));
    }

    /** What left of an order in one piece, and arrives in one, or not at all. */
    private record Parcel(
            List<Packed> lines, long weightGrams, @Nullable Instant deliveredAt, boolean astray) {

        boolean hasEnded() {
            return astray || deliveredAt != null;
        }

        int unitsOf(int line) {
            return lines.stream()
                    .filter(packed -> packed.line() == line)
                    .mapToInt(Packed::quantity)
                    .sum();
        }
    }
}
