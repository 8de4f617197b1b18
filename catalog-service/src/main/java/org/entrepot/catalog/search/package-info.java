/** Finding published products. */
@NullMarked
package org.entrepot.catalog.search;

import org.jspecify.annotations.NullMarked;
