/** What the services' OpenAPI documents say alike, and what annotations cannot say. */
@NullMarked
package org.entrepot.kit.openapi;

import org.jspecify.annotations.NullMarked;
