/** Shipments that must not leave after all. */
@NullMarked
package org.entrepot.shipping.cancellation;

import org.jspecify.annotations.NullMarked;
