package org.entrepot.order.payment;

import java.util.List;
import java.util.UUID;
import org.entrepot.events.Money;

/**
 * What this service needs of a payment operator, whichever it is. Calls are made outside of transactions, may be repeated
 * with the same key without acting twice, and give news to be heard; their answers may also come as webhooks.
 *
 * <p>Every call throws {@link OperatorAway} when there is no answer that tells what happened: ask again.
 */
public interface PaymentOperator {

    /** Everything that the operator knows of payments for an order; empty when it knows none. */
    List<News> askAbout(UUID orderId);

    /** @param means the token of the customer's card; it is not kept */
    News authorise(UUID orderId, UUID paymentId, Money amount, String means);

    /**
     * @param payment the operator's reference of the payment
     * @param parcel the key under which it acts once
     */
    News capture(String payment, UUID orderId, Reference parcel, Money amount);

    /** Lets go what is held and was not taken. Where that is not possible any more, tells how the payment stands. */
    List<News> letGo(String payment, UUID orderId);

    /** @param refund the key under which it acts once */
    News refund(String payment, UUID orderId, Reference refund, Money amount);

    /** How a payment stands. */
    List<News> lookUp(String payment);
}
