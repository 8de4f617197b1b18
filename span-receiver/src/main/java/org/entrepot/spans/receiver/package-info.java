/** The other side of span export, for tests. */
@NullMarked
package org.entrepot.spans.receiver;

import org.jspecify.annotations.NullMarked;
