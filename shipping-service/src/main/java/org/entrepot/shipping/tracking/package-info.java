/** What carriers tell of the parcels that they have. */
@NullMarked
package org.entrepot.shipping.tracking;

import org.jspecify.annotations.NullMarked;
