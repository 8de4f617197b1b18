package org.entrepot.inventory.stock;

import org.entrepot.kit.problem.BrokenRule;

/** What the counts of a stock row never allow. */
public abstract sealed class StockRule extends BrokenRule {

    private StockRule(int status, String code, String detail, Place place) {
        super(status, code, detail);
        say("sku", place.sku());
        say("location", place.location());
    }

    /** More is to be set aside than is free: it would be sold twice. */
    public static final class NotAvailable extends StockRule {
        NotAvailable(Place place) {
            super(409, "stock-not-available", "There are not that many units free.", place);
        }
    }

    /** More is to be freed or shipped than was set aside. */
    public static final class NotReserved extends StockRule {
        NotReserved(Place place) {
            super(409, "stock-not-reserved", "There are not that many units set aside.", place);
        }
    }

    /** Units that belong to orders cannot be taken off the books before those orders are settled. */
    public static final class UnitsAreHeld extends StockRule {
        UnitsAreHeld(Place place, int free) {
            super(409, "stock-is-held", "Only " + free + " units are free; the others belong to orders.", place);
            say("available", free);
        }
    }

    /** More is to leave the quarantine than lies in it. */
    public static final class NotInQuarantine extends StockRule {
        NotInQuarantine(Place place, int quarantined) {
            super(409, "stock-not-in-quarantine", "Only " + quarantined + " units are in quarantine.", place);
            say("quarantined", quarantined);
        }
    }

    /** A number that no place holds is a typing mistake. */
    public static final class MoreThanAPlaceHolds extends StockRule {
        MoreThanAPlaceHolds(Place place) {
            super(422, "more-than-a-place-holds", "No place holds more than " + StockItem.MOST + " units.", place);
        }
    }
}
