/** The public door: what is let in, and where it goes. */
@NullMarked
package org.entrepot.gateway.door;

import org.jspecify.annotations.NullMarked;
