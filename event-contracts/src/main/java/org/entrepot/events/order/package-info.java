/** What order-service says: the life of orders and of the money that belongs to them. */
@NullMarked
package org.entrepot.events.order;

import org.jspecify.annotations.NullMarked;
