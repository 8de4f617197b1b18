/** What a location sends to one order's address: released, picked, packed, weighed. */
@NullMarked
package org.entrepot.shipping.shipment;

import org.jspecify.annotations.NullMarked;
