/** What order-service does when other services speak. */
@NullMarked
package org.entrepot.order.listening;

import org.jspecify.annotations.NullMarked;
