package org.entrepot.events.shipping;

import java.util.UUID;
import org.entrepot.events.Fact;
import org.entrepot.events.Require;
import org.entrepot.events.Topic;

/** The life of shipments in our hands and of parcels in the carrier's: what warehouse systems read. */
@Topic(name = "shipping.events.v1", producer = "shipping-service", partitions = 12)
public sealed interface ShippingEvent extends Fact
        permits ShipmentReleased,
                ShipmentPicked,
                ShipmentPacked,
                ShipmentCancelled,
                ShipmentCancellationRefused,
                LabelPurchased,
                LabelVoided,
                ManifestClosed,
                ParcelShipped,
                ParcelInTransit,
                ParcelOutForDelivery,
                ParcelDelivered,
                ParcelDelayed,
                ParcelDeliveryFailed,
                ParcelReturnedToSender,
                ParcelLost {

    /** The order that it is about. */
    UUID orderId();

    @Override
    default String key() {
        return orderId().toString();
    }

    /** Units of one order line that travel together; lines count from 1. */
    record Line(int line, String sku, int quantity) {
        public Line {
            Require.positive(line, "line");
            Require.text(sku, "sku");
            Require.positive(quantity, "quantity");
        }
    }
}
