package org.entrepot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.entrepot.events.inventory.StockCommitted;
import org.entrepot.events.inventory.StockConsumed;
import org.entrepot.events.inventory.StockReleased;
import org.entrepot.events.inventory.StockReservationRejected;
import org.entrepot.events.inventory.StockReserved;
import org.entrepot.events.order.OrderCancelled;
import org.entrepot.events.order.OrderCompleted;
import org.entrepot.events.order.OrderConfirmed;
import org.entrepot.events.order.OrderPlaced;
import org.entrepot.events.order.OrderRejected;
import org.entrepot.events.order.PaymentAuthorized;
import org.entrepot.events.order.PaymentCaptured;
import org.entrepot.events.order.PaymentDeclined;
import org.entrepot.events.order.PaymentVoided;
import org.entrepot.events.order.RefundSettled;
import org.entrepot.events.returns.ReturnApproved;
import org.entrepot.events.returns.ReturnInspected;
import org.entrepot.events.returns.ReturnReceived;
import org.entrepot.events.returns.ReturnRequested;
import org.entrepot.events.returns.ReturnResolved;
import org.entrepot.events.shipping.LabelPurchased;
import org.entrepot.events.shipping.LabelVoided;
import org.entrepot.events.shipping.ManifestClosed;
import org.entrepot.events.shipping.ParcelDelivered;
import org.entrepot.events.shipping.ParcelInTransit;
import org.entrepot.events.shipping.ParcelOutForDelivery;
import org.entrepot.events.shipping.ParcelShipped;
import org.entrepot.events.shipping.ShipmentCancellationRefused;
import org.entrepot.events.shipping.ShipmentCancelled;
import org.entrepot.events.shipping.ShipmentPacked;
import org.entrepot.events.shipping.ShipmentPicked;
import org.entrepot.events.shipping.ShipmentReleased;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPlatform.class)
class FulfilmentScenarioTest {

    @Test
    void an_order_is_reserved_paid_shipped_and_comes_back(Shop shop) {
        var kettle = shop.sells("KETTLE", 3);
        var order = shop.guest("ada").orders(kettle, 2);
        order.unfoldsTo(
                OrderPlaced.class,
                StockReserved.class,
                PaymentAuthorized.class,
                OrderConfirmed.class,
                ShipmentReleased.class);
        assertThat(shop.available(kettle)).isEqualTo(1);

        order.isShipped();
        order.unfoldsTo(
                ShipmentReleased.class,
                ShipmentPicked.class,
                ShipmentPacked.class,
                LabelPurchased.class,
                ManifestClosed.class,
                ParcelShipped.class,
                ParcelInTransit.class,
                ParcelOutForDelivery.class,
                ParcelDelivered.class,
                OrderCompleted.class);
        order.unfoldsTo(OrderConfirmed.class, StockCommitted.class);
        order.unfoldsTo(ParcelShipped.class, StockConsumed.class);
        order.unfoldsTo(ParcelShipped.class, PaymentCaptured.class);

        order.comesBack(2, "RESTOCK");
        order.unfoldsTo(
                ReturnRequested.class,
                ReturnApproved.class,
                ReturnReceived.class,
                ReturnInspected.class,
                ReturnResolved.class,
                RefundSettled.class);
        Eventually.until("both are back on the shelf", () -> shop.available(kettle), available -> available == 3);
    }

    @Test
    void without_stock_an_order_is_rejected_and_nobody_is_charged(Shop shop) {
        var vase = shop.sells("VASE", 1);
        var order = shop.guest("ada").orders(vase, 2);

        order.unfoldsTo(OrderPlaced.class, StockReservationRejected.class, OrderRejected.class);

        assertThat(shop.facts().said(order.id(), PaymentAuthorized.class)).isFalse();
        assertThat(shop.available(vase)).isEqualTo(1);
    }

    @Test
    void a_declined_card_gives_the_stock_back(Shop shop) {
        var lamp = shop.sells("LAMP", 5);
        var order = shop.guest("ada").orders(lamp, 2, "tok_declined");

        order.unfoldsTo(
                OrderPlaced.class,
                StockReserved.class,
                PaymentDeclined.class,
                OrderRejected.class,
                StockReleased.class);

        Eventually.until("the stock is free again", () -> shop.available(lamp), available -> available == 5);
    }

    @Test
    void an_order_cancelled_before_packing_is_voided_and_its_stock_is_free(Shop shop) {
        var clock = shop.sells("CLOCK", 5);
        var order = shop.guest("ada").orders(clock, 2);
        order.unfoldsTo(ShipmentReleased.class);

        assertThat(order.isCancelled().status()).isIn(200, 202);

        order.unfoldsTo(ShipmentCancelled.class, OrderCancelled.class, StockReleased.class);
        order.unfoldsTo(OrderCancelled.class, PaymentVoided.class);
        Eventually.until("the stock is free again", () -> shop.available(clock), available -> available == 5);
    }

    @Test
    void an_order_cancelled_after_its_label_was_bought_has_it_voided(Shop shop) {
        var bowl = shop.sells("BOWL", 5);
        var order = shop.guest("ada").orders(bowl, 1);
        order.unfoldsTo(ShipmentReleased.class);
        order.isPicked().isPacked().isLabelled();

        assertThat(order.isCancelled().status()).isEqualTo(202);

        order.unfoldsTo(LabelPurchased.class, ShipmentCancelled.class, OrderCancelled.class);
        order.unfoldsTo(LabelPurchased.class, LabelVoided.class);
    }

    @Test
    void an_order_on_a_closed_manifest_can_no_longer_be_cancelled_and_ships(Shop shop) {
        var plate = shop.sells("PLATE", 5);
        var order = shop.guest("ada").orders(plate, 1);
        order.unfoldsTo(ShipmentReleased.class);
        var manifest = order.isPicked().isPacked().isLabelled().isManifested();

        assertThat(order.isCancelled().status()).isEqualTo(202);
        order.unfoldsTo(ManifestClosed.class, ShipmentCancellationRefused.class);

        order.isHandedOver(manifest);
        order.unfoldsTo(ParcelShipped.class, PaymentCaptured.class);
        assertThat(order.isCancelled().status()).isEqualTo(409);
        assertThat(shop.facts().said(order.id(), OrderCancelled.class)).isFalse();
    }
}
