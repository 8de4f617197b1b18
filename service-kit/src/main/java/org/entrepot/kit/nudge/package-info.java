/** Having a service say and do again what may have got lost. */
@NullMarked
package org.entrepot.kit.nudge;

import org.jspecify.annotations.NullMarked;
