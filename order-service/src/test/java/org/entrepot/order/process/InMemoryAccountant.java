package org.entrepot.order.process;

import java.util.UUID;
import org.entrepot.order.payment.Means;

/** What an accountant asks of the order service in memory; of what is not for a person it is refused. */
public final class InMemoryAccountant {

    private static final String NAME = "accountant";

    private final InMemoryOrders orders;

    public InMemoryAccountant(InMemoryOrders orders) {
        this.orders = orders;
    }

    public void askAgainForParcel(UUID order, UUID parcel) {
        orders.changeMoney(
                order,
                parcel,
                null,
                process -> PersonSteps.asksAgain(process, process.rest().capture(parcel), NAME));
    }

    public void askAgainForRefund(UUID order, UUID refund) {
        orders.changeMoney(
                order,
                null,
                refund,
                process -> PersonSteps.asksAgain(process, process.rest().refund(refund), NAME));
    }

    /** The money of the parcel came another way. */
    public void settleParcel(UUID order, UUID parcel) {
        orders.changeMoney(
                order,
                parcel,
                null,
                process -> PersonSteps.settles(process, process.rest().capture(parcel), Means.CASH, NAME));
    }

    /** It went back another way. */
    public void settleRefund(UUID order, UUID refund) {
        orders.changeMoney(
                order,
                null,
                refund,
                process -> PersonSteps.settles(process, process.rest().refund(refund), Means.VOUCHER, NAME));
    }
}
