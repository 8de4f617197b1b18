package org.entrepot.customer.notification;

import java.util.List;
import java.util.UUID;
import org.entrepot.customer.order.OrderLines;
import org.entrepot.events.Money;
import org.entrepot.events.customer.Template;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be sent, with all that is written in it. Lives only while it is sent.
 *
 * @param unconfirmed so often the mail server may have taken it already
 */
record Waiting(
        UUID id,
        UUID orderId,
        Template template,
        @Nullable Addressee to,
        String orderNumber,
        List<OrderLines.Line> lines,
        Money total,
        Details details,
        int unconfirmed) {

    /** Never to be logged. */
    record Addressee(String email, String name, String language) {
        @Override
        public String toString() {
            return "an addressee";
        }
    }
}
