/** Pieces of work, told to whatever collects traces; the only place that knows the library that does it. */
@NullMarked
package org.entrepot.spans;

import org.jspecify.annotations.NullMarked;
