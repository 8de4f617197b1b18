package org.entrepot.shipping.carrier;

import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Says when to come back, in the header that clients know. */
class RetryAfter {

    @ServerResponseFilter
    void add(ContainerResponseContext answer, @Nullable Throwable failure) {
        if (failure instanceof ComeBackLater later) answer.getHeaders().putSingle("Retry-After", later.seconds());
    }
}
