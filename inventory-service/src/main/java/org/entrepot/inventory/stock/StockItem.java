package org.entrepot.inventory.stock;

import org.entrepot.inventory.location.LocationKind;

/**
 * The units of one SKU at one location. What is reserved lies on the shelf but belongs to orders; what is quarantined lies
 * apart and is not for sale.
 */
final class StockItem {

    /** Far above what any place holds, far below what an {@code int} holds. */
    static final int MOST = 1_000_000_000;

    private final Place place;
    private final LocationKind kind;
    private final boolean sellsOnWeb;
    private final Counts before;
    private Counts now;

    StockItem(Place place, LocationKind kind, boolean sellsOnWeb, Counts counts) {
        this.place = place;
        this.kind = kind;
        this.sellsOnWeb = sellsOnWeb;
        this.before = counts;
        this.now = counts;
    }

    /** Units arrive from outside. */
    void receive(int units) {
        become(now.onHand() + units, now.reserved(), now.quarantined());
    }

    /** Units are set aside for an order. */
    void hold(int units) {
        if (units > now.available()) throw new StockRule.NotAvailable(place);
        become(now.onHand(), now.reserved() + units, now.quarantined());
    }

    /** Units that were set aside are for sale again. */
    void free(int units) {
        if (units > now.reserved()) throw new StockRule.NotReserved(place);
        become(now.onHand(), now.reserved() - units, now.quarantined());
    }

    /** Units that were set aside leave the building. */
    void ship(int units) {
        if (units > now.reserved()) throw new StockRule.NotReserved(place);
        become(now.onHand() - units, now.reserved() - units, now.quarantined());
    }

    /** The shelf holds more or less than the books say. */
    void correct(int delta) {
        if (now.onHand() + delta < now.reserved()) throw new StockRule.UnitsAreHeld(place, now.available());
        become(now.onHand() + delta, now.reserved(), now.quarantined());
    }

    /** Units join those that are not for sale, or leave them. */
    void quarantine(int delta) {
        if (now.quarantined() + delta < 0) throw new StockRule.NotInQuarantine(place, now.quarantined());
        become(now.onHand(), now.reserved(), now.quarantined() + delta);
    }

    private void become(int onHand, int reserved, int quarantined) {
        if (onHand > MOST || quarantined > MOST) throw new StockRule.MoreThanAPlaceHolds(place);
        now = new Counts(onHand, reserved, quarantined);
    }

    Place place() {
        return place;
    }

    LocationKind kind() {
        return kind;
    }

    /** What can be sold on the web now. */
    int sellable() {
        return sellsOnWeb ? now.available() : 0;
    }

    int sellableBefore() {
        return sellsOnWeb ? before.available() : 0;
    }

    boolean sellsOnWeb() {
        return sellsOnWeb;
    }

    boolean hasChanged() {
        return !now.equals(before);
    }

    Counts change() {
        return now.minus(before);
    }

    /** How many units lie on the shelf, how many of them are set aside, and how many lie apart. */
    record Counts(int onHand, int reserved, int quarantined) {
        int available() {
            return onHand - reserved;
        }

        Counts minus(Counts other) {
            return new Counts(onHand - other.onHand, reserved - other.reserved, quarantined - other.quarantined);
        }
    }
}
