package org.entrepot.returns.rma;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the shop wants to know of the customer before it decides, and what they said.
 *
 * @param number counts from 1 in each return
 * @param language of the order, so that the customer is asked in the language in which they ordered
 */
@Schema(name = "ReturnQuestion")
public record Question(
        int number,
        String language,
        String question,
        Instant askedAt,
        @Nullable String answer,
        @Nullable Instant answeredAt) {}
