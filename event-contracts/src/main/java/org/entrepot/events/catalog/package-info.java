/** What catalog-service says: the products as they stand. */
@NullMarked
package org.entrepot.events.catalog;

import org.jspecify.annotations.NullMarked;
