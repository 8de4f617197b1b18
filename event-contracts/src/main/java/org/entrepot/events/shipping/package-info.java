/** What shipping-service says: the life of shipments in our hands and of parcels in the carrier's. */
@NullMarked
package org.entrepot.events.shipping;

import org.jspecify.annotations.NullMarked;
