/** How much each client may ask. */
@NullMarked
package org.entrepot.gateway.limit;

import org.jspecify.annotations.NullMarked;
