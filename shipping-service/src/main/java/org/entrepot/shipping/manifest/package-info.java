/** Bins that are closed and handed over to the carrier. */
@NullMarked
package org.entrepot.shipping.manifest;

import org.jspecify.annotations.NullMarked;
