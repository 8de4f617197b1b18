/** Work as spans of one trace: requests, facts said, facts applied, errands. Nothing happens here unless a collector is named. */
@NullMarked
package org.entrepot.kit.trace;

import org.jspecify.annotations.NullMarked;
