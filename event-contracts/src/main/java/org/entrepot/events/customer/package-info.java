/** What customer-service says: who the customers are (by id alone) and what was written to them. */
@NullMarked
package org.entrepot.events.customer;

import org.jspecify.annotations.NullMarked;
