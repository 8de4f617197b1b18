package org.entrepot.inventory.stock;

import static org.entrepot.kit.sql.Columns.numbers;
import static org.entrepot.kit.sql.Columns.texts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.entrepot.inventory.LockOrder;
import org.entrepot.inventory.location.LocationKind;
import org.entrepot.inventory.stock.StockItem.Counts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The stock rows. Whoever changes them locks all places of the SKUs first, sorted, by one statement. */
@ApplicationScoped
public class Shelves {

    private final Jdbi jdbi;
    private final LockOrder lockOrder;
    private final Movements movements;
    private final Levels levels;

    Shelves(Jdbi jdbi, LockOrder lockOrder, Movements movements, Levels levels) {
        this.jdbi = jdbi;
        this.lockOrder = lockOrder;
        this.movements = movements;
        this.levels = levels;
    }

    /** All places of these SKUs, locked until the transaction ends. */
    public Shelf lock(Collection<String> skus) {
        return jdbi.withHandle(sql -> lock(sql, skus));
    }

    /** As {@link #lock}, and makes the places that are not there yet. */
    public Shelf open(Collection<Place> places) {
        return jdbi.withHandle(sql -> {
            lockOrder.next(sql, LockOrder.Rank.STOCK);
            sql.createUpdate("""
                    insert into stock (sku, location)
                    select sku, location from unnest(:skus::text[], :locations::text[]) as p(sku, location)
                    order by sku, location
                    on conflict do nothing
                    """)
                    .bind("skus", texts(new TreeSet<>(places), Place::sku))
                    .bind("locations", texts(new TreeSet<>(places), Place::location))
                    .execute();
            return lockRows(sql, places.stream().map(Place::sku).toList());
        });
    }

    /** Writes what changed, books the movements and says which levels were crossed. */
    public void keep(Shelf shelf) {
        var changed = shelf.changed();
        if (!changed.isEmpty()) jdbi.useHandle(sql -> update(sql, changed));
        movements.add(shelf.movements());
        levels.announce(shelf.changes());
    }

    private Shelf lock(Handle sql, Collection<String> skus) {
        lockOrder.next(sql, LockOrder.Rank.STOCK);
        return lockRows(sql, skus);
    }

    private static Shelf lockRows(Handle sql, Collection<String> skus) {
        return new Shelf(sql.createQuery("""
                select s.sku, s.location, l.kind, sells_on_web(l.kind, p.mode) as sells, s.on_hand, s.reserved, s.quarantined
                from stock s join location l on l.code = s.location left join product p on p.sku = s.sku
                where s.sku = any(:skus)
                order by s.sku, s.location for update of s
                """)
                .bind("skus", skus.stream().distinct().toArray(String[]::new))
                .map((row, context) -> new StockItem(
                        new Place(row.getString("sku"), row.getString("location")),
                        LocationKind.valueOf(row.getString("kind")),
                        row.getBoolean("sells"),
                        new Counts(row.getInt("on_hand"), row.getInt("reserved"), row.getInt("quarantined"))))
                .list());
    }

    private static void update(Handle sql, List<StockItem> changed) {
        var written = sql.createUpdate("""
                update stock s set on_hand = s.on_hand + c.on_hand, reserved = s.reserved + c.reserved,
                                   quarantined = s.quarantined + c.quarantined
                from unnest(:skus::text[], :locations::text[], :onHand::int[], :reserved::int[], :quarantined::int[])
                     as c(sku, location, on_hand, reserved, quarantined)
                where s.sku = c.sku and s.location = c.location
                """)
                .bind("skus", texts(changed, item -> item.place().sku()))
                .bind("locations", texts(changed, item -> item.place().location()))
                .bind("onHand", numbers(changed, item -> item.change().onHand()))
                .bind("reserved", numbers(changed, item -> item.change().reserved()))
                .bind("quarantined", numbers(changed, item -> item.change().quarantined()))
                .execute();
        if (written != changed.size())
            throw new IllegalStateException("a locked stock row was not there to be written");
    }
}
