package org.entrepot.inventory.stock;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.entrepot.kit.Ids;

/** Units that came to a place or left it: the books of the stock, to which lines are only ever added. */
public record Movement(UUID id, Place place, Bucket bucket, int delta, Reason reason, Occasion occasion) {

    /** Which of the two heaps of a place. */
    public enum Bucket {
        SELLABLE,
        QUARANTINE
    }

    /** Why units moved. */
    @Schema(name = "MovementReason")
    public enum Reason {
        RECEIVED,
        SHIPPED,
        RETURNED,
        SENT_BACK,
        COUNT,
        DAMAGE,
        RESTOCK,
        QUARANTINE,
        SCRAP,
        RETURN_TO_VENDOR
    }

    static Movement of(Place place, Bucket bucket, int delta, Reason reason, Occasion occasion) {
        return new Movement(Ids.next(), place, bucket, delta, reason, occasion);
    }
}
