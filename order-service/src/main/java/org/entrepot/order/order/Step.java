package org.entrepot.order.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an order's history.
 *
 * @param version of the order after it; counts from 1
 * @param what the fact's name on the wire
 * @param from equal to {@code to} when the state did not move
 * @param actor the person or application that asked; absent when a service spoke or a clock ran out
 */
public record Step(
        int version,
        String what,
        OrderState from,
        OrderState to,
        @Nullable String reason,
        @Nullable String actor,
        Instant at) {}
