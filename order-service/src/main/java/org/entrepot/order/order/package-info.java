/** Orders: how they are placed, what state they are in, how far their goods have come. */
@NullMarked
package org.entrepot.order.order;

import org.jspecify.annotations.NullMarked;
