/** The process: what happens to an order and its money when somebody else speaks, a clock runs out or a person asks. */
@NullMarked
package org.entrepot.order.process;

import org.jspecify.annotations.NullMarked;
