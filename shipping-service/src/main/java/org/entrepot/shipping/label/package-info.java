/** Labels: bought from a carrier, printed, given back. */
@NullMarked
package org.entrepot.shipping.label;

import org.jspecify.annotations.NullMarked;
