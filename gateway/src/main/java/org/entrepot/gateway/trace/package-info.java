/** A request and the call it leads to, as spans of one trace. */
@NullMarked
package org.entrepot.gateway.trace;

import org.jspecify.annotations.NullMarked;
