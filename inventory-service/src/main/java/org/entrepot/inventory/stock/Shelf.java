package org.entrepot.inventory.stock;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entrepot.inventory.location.LocationKind;
import org.entrepot.inventory.stock.Movement.Bucket;
import org.entrepot.inventory.stock.Movement.Reason;

/**
 * All places of some SKUs while they are locked: read by one statement, changed in memory, written back by one statement
 * ({@link Shelves}).
 */
public final class Shelf {

    private final Map<Place, StockItem> items = new TreeMap<>();
    private final List<Movement> movements = new ArrayList<>();

    Shelf(Collection<StockItem> items) {
        items.forEach(item -> this.items.put(item.place(), item));
    }

    /** What can be sold on the web, place by place. */
    public List<Offer> offers() {
        return items.values().stream()
                .filter(item -> item.sellable() > 0)
                .map(item -> new Offer(item.place(), item.kind(), item.sellable()))
                .toList();
    }

    /** Units are set aside for an order; they stay where they are. */
    public void hold(Place place, int units) {
        item(place).hold(units);
    }

    /** Units that were set aside are for sale again. */
    public void free(Place place, int units) {
        item(place).free(units);
    }

    /** Units that were set aside leave with a parcel. */
    public Movement ship(Place place, int units, Occasion occasion) {
        item(place).ship(units);
        return booked(place, Bucket.SELLABLE, -units, Reason.SHIPPED, occasion);
    }

    /** Units arrive from a supplier. */
    public Movement receive(Place place, int units, Occasion occasion) {
        item(place).receive(units);
        return booked(place, Bucket.SELLABLE, units, Reason.RECEIVED, occasion);
    }

    /** What lies on the shelf is put right. */
    public Movement correct(Place place, int delta, Reason reason, Occasion occasion) {
        item(place).correct(delta);
        return booked(place, Bucket.SELLABLE, delta, reason, occasion);
    }

    /** Units join those that are not for sale, or leave them. */
    public Movement quarantine(Place place, int delta, Reason reason, Occasion occasion) {
        item(place).quarantine(delta);
        return booked(place, Bucket.QUARANTINE, delta, reason, occasion);
    }

    private Movement booked(Place place, Bucket bucket, int delta, Reason reason, Occasion occasion) {
        var movement = Movement.of(place, bucket, delta, reason, occasion);
        movements.add(movement);
        return movement;
    }

    private StockItem item(Place place) {
        var item = items.get(place);
        if (item == null) throw new StockRule.NotAvailable(place);
        return item;
    }

    List<StockItem> changed() {
        return items.values().stream().filter(StockItem::hasChanged).toList();
    }

    List<Movement> movements() {
        return List.copyOf(movements);
    }

    /** Each SKU's units for web sale, over all places, when it was locked and now. */
    List<Change> changes() {
        var before = items.values().stream()
                .collect(groupingBy(item -> item.place().sku(), TreeMap::new, summingInt(StockItem::sellableBefore)));
        var now = items.values().stream()
                .collect(groupingBy(item -> item.place().sku(), TreeMap::new, summingInt(StockItem::sellable)));
        return now.keySet().stream()
                .map(sku -> new Change(sku, before.get(sku), now.get(sku)))
                .toList();
    }

    /** Units that a place can give to the web. */
    public record Offer(Place place, LocationKind kind, int units) {}

    record Change(String sku, int before, int now) {}
}
