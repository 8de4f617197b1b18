/** What shipping-service does when other services speak. */
@NullMarked
package org.entrepot.shipping.listening;

import org.jspecify.annotations.NullMarked;
