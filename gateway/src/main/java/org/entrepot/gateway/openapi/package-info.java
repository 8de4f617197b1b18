/** One OpenAPI document for all services. */
@NullMarked
package org.entrepot.gateway.openapi;

import org.jspecify.annotations.NullMarked;
