/** Where parcels go. */
@NullMarked
package org.entrepot.shipping.address;

import org.jspecify.annotations.NullMarked;
