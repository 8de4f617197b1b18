/** Who is asking: what the access token says, after it was checked. */
@NullMarked
package org.entrepot.gateway.caller;

import org.jspecify.annotations.NullMarked;
