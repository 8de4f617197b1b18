/** The money of an order: what was promised, taken and given back, and the operator who does it. */
@NullMarked
package org.entrepot.order.payment;

import org.jspecify.annotations.NullMarked;
