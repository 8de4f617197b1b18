/** What returns-service says: the way back of goods, from the request to the resolution. */
@NullMarked
package org.entrepot.events.returns;

import org.jspecify.annotations.NullMarked;
