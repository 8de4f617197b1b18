/** The services behind the door, and the connections to them. */
@NullMarked
package org.entrepot.gateway.services;

import org.jspecify.annotations.NullMarked;
