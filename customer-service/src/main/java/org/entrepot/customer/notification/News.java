package org.entrepot.customer.notification;

import java.util.UUID;
import org.entrepot.events.customer.Template;

/**
 * Something that the customer of an order is to be told, once.
 *
 * @param subjectId what it is about: the order, the parcel, the return or the refund
 */
record News(UUID orderId, Template template, UUID subjectId, Details details) {

    static News ofOrder(UUID orderId, Template template, Details details) {
        return new News(orderId, template, orderId, details);
    }
}
