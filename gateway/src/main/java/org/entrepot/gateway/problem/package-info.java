/** What is answered when the answer is no. */
@NullMarked
package org.entrepot.gateway.problem;

import org.jspecify.annotations.NullMarked;
