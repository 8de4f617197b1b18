/** Orders that stand still: what is missing, and who owes it. */
@NullMarked
package org.entrepot.order.stuck;

import org.jspecify.annotations.NullMarked;
