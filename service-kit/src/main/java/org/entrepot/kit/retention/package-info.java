/** What was written so that nothing is lost or done twice, and for how long it is kept. */
@NullMarked
package org.entrepot.kit.retention;

import org.jspecify.annotations.NullMarked;
