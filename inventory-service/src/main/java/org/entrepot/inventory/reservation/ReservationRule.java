package org.entrepot.inventory.reservation;

import java.util.UUID;
import org.entrepot.kit.problem.BrokenRule;

/** What facts about reservations must never say. A fact that does is parked for a person. */
abstract sealed class ReservationRule extends BrokenRule {

    private ReservationRule(String code, String detail, UUID orderId) {
        super(409, code, detail);
        say("orderId", orderId);
    }

    /** An order is confirmed for which nothing was ever set aside. */
    static final class NothingReserved extends ReservationRule {
        NothingReserved(UUID orderId) {
            super("nothing-reserved", "Nothing was set aside for order " + orderId + ".", orderId);
        }
    }

    /** The hold ran out, the units went to others, and now the order is confirmed after all. */
    static final class HoldIsLost extends ReservationRule {
        HoldIsLost(UUID orderId) {
            super(
                    "hold-is-lost",
                    "The hold of order " + orderId + " ran out, and its units are no longer free: bring in stock and"
                            + " replay, or cancel the order.",
                    orderId);
        }
    }

    /** A parcel took more of a line than was set aside for it there. */
    static final class MoreShippedThanHeld extends ReservationRule {
        MoreShippedThanHeld(UUID orderId, int line) {
            super(
                    "more-shipped-than-held",
                    "A parcel took more of line " + line + " of order " + orderId + " than is set aside for it there.",
                    orderId);
            say("line", line);
        }
    }

    /** A line lies at several locations, and the location that the parcel left from was never told. */
    static final class ShipmentUnknown extends ReservationRule {
        ShipmentUnknown(UUID orderId) {
            super("shipment-unknown", "Where the parcel of order " + orderId + " left from was never told.", orderId);
        }
    }
}
