package org.entrepot.order.payment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a person did about a capture or refund that the operator would not do. What they wrote may name people: it is for
 * the shop's own people, and in no fact, log, kept answer or history.
 *
 * @param about the capture or refund
 * @param means which way the money went; of what was settled by hand alone
 * @param reference where that is found: of the bank statement, the voucher; of what was settled by hand alone
 * @param actor the person and their application
 */
public record Intervention(
        UUID id,
        UUID orderId,
        UUID about,
        Deed deed,
        @Nullable Means means,
        @Nullable String reference,
        String why,
        String actor,
        Instant at) {

    @Schema(name = "MoneyDeed")
    public enum Deed {
        ASKED_AGAIN,
        SETTLED_BY_HAND
    }
}
