/** What is on sale, at which price and tax: order-service's own copy of the catalogue. */
@NullMarked
package org.entrepot.order.offer;

import org.jspecify.annotations.NullMarked;
