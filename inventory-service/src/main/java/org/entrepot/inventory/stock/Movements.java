package org.entrepot.inventory.stock;

import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The books of the stock: every unit that came or went. */
@ApplicationScoped
class Movements {

    private final Jdbi jdbi;
    private final Clock clock;

    Movements(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void add(List<Movement> movements) {
        if (movements.isEmpty()) return;
        jdbi.useHandle(sql -> sql.createUpdate("""
                insert into movement (id, sku, location, bucket, delta, reason, reference, actor, order_id, line, parcel_id,
                                      return_id, moved_at)
                select *, :now::timestamptz from unnest(:ids::uuid[], :skus::text[], :locations::text[], :buckets::text[], :deltas::int[],
                    :reasons::text[], :references::text[], :actors::text[], :orders::uuid[], :lines::int[], :parcels::uuid[],
                    :returns::uuid[])
                """)
                .bind("ids", texts(movements, Movement::id))
                .bind("skus", texts(movements, movement -> movement.place().sku()))
                .bind("locations", texts(movements, movement -> movement.place().location()))
                .bind("buckets", texts(movements, Movement::bucket))
                .bind("deltas", movements.stream().map(Movement::delta).toArray(Integer[]::new))
                .bind("reasons", texts(movements, Movement::reason))
                .bind(
                        "references",
                        texts(movements, movement -> movement.occasion().reference()))
                .bind("actors", texts(movements, movement -> movement.occasion().actor()))
                .bind("orders", texts(movements, movement -> movement.occasion().orderId()))
                .bind(
                        "lines",
                        movements.stream()
                                .map(movement -> movement.occasion().line())
                                .toArray(Integer[]::new))
                .bind(
                        "parcels",
                        texts(movements, movement -> movement.occasion().parcelId()))
                .bind(
                        "returns",
                        texts(movements, movement -> movement.occasion().returnId()))
                .bind("now", clock.instant())
                .execute());
    }

    /** The latest first, up to {@code limit}, older than the given one. */
    List<Booked> latest(@Nullable String sku, @Nullable UUID before, int limit) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                select id, sku, location, bucket, delta, reason, reference, actor, order_id, line, parcel_id, return_id, moved_at
                from movement
                where (:sku::text is null or sku = :sku) and (:before::uuid is null or id < :before::uuid)
                order by id desc limit :limit
                """)
                .bind("sku", sku)
                .bind("before", before == null ? null : before.toString())
                .bind("limit", limit)
                .map(ConstructorMapper.of(Booked.class))
                .list());
    }

    /** A movement as it stands in the books. */
    @Schema(name = "StockMovement")
    public record Booked(
            UUID id,
            String sku,
            String location,
            Movement.Bucket bucket,
            int delta,
            Movement.Reason reason,
            @Nullable String reference,
            @Nullable String actor,
            @Nullable UUID orderId,
            @Nullable Integer line,
            @Nullable UUID parcelId,
            @Nullable UUID returnId,
            Instant movedAt) {}
}
