package org.entrepot.events.returns;

import java.util.UUID;
import org.entrepot.events.Fact;
import org.entrepot.events.Require;
import org.entrepot.events.Topic;

/** The way back of goods, from the request to the resolution. */
@Topic(name = "returns.events.v1", producer = "returns-service", partitions = 12)
public sealed interface ReturnEvent extends Fact
        permits ReturnRequested,
                ReturnApproved,
                ReturnInfoRequired,
                ReturnDeclined,
                ReturnCancelled,
                ReturnExpired,
                ReturnReceived,
                ReturnInspected,
                ReturnResolved {

    /** The order that it is about. */
    UUID orderId();

    @Override
    default String key() {
        return orderId().toString();
    }

    /** Units of one order line as counted; none is possible. */
    record Counted(int line, String sku, int quantity) {
        public Counted {
            Require.positive(line, "line");
            Require.text(sku, "sku");
            Require.notNegative(quantity, "quantity");
        }
    }
}
