/** The carriers, as this service needs them, and the way to them by HTTP. */
@NullMarked
package org.entrepot.shipping.carrier;

import org.jspecify.annotations.NullMarked;
