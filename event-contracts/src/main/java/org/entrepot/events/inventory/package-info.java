/** What inventory-service says: what is set aside for orders, and what lies on the shelves. */
@NullMarked
package org.entrepot.events.inventory;

import org.jspecify.annotations.NullMarked;
