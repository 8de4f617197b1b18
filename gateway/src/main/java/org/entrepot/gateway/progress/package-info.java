/** One order's progress, live. */
@NullMarked
package org.entrepot.gateway.progress;

import org.jspecify.annotations.NullMarked;
