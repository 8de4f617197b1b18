package org.entrepot.order.process;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Time and new ids, handed in, so that a decision depends on nothing else.
 *
 * @param ids gives an id that nobody has
 */
record Moment(Instant now, Supplier<UUID> ids) {}
