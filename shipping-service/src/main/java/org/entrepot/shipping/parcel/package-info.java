/** One box and where it is. */
@NullMarked
package org.entrepot.shipping.parcel;

import org.jspecify.annotations.NullMarked;
