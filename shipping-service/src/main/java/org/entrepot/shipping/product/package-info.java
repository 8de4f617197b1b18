/** What a packer must know of a product. */
@NullMarked
package org.entrepot.shipping.product;

import org.jspecify.annotations.NullMarked;
