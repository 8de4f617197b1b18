/** Products: their sheets, from draft to publication to the end of sale. */
@NullMarked
package org.entrepot.catalog.product;

import org.jspecify.annotations.NullMarked;
