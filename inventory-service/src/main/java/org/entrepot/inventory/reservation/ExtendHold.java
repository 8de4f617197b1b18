package org.entrepot.inventory.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.entrepot.events.order.PaymentAuthorized;

/** The payment is authorised, so the confirmation is on its way: the hold lasts until it is here. */
@ApplicationScoped
public class ExtendHold {

    private final Reservations reservations;
    private final HoldTimes holdTimes;

    ExtendHold(Reservations reservations, HoldTimes holdTimes) {
        this.reservations = reservations;
        this.holdTimes = holdTimes;
    }

    public void ofAuthorized(List<PaymentAuthorized> authorized) {
        reservations.extend(authorized.stream().map(PaymentAuthorized::orderId).toList(), holdTimes.fromNow());
    }
}
