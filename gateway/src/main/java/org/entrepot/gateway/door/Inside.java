package org.entrepot.gateway.door;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.gateway.problem.Problem;

/** Health and metrics are for those who run the platform: on this machine, and not through a proxy on it. */
@ApplicationScoped
class Inside {

    private static final int FIRST = 10_000;

    private final boolean openToEverybody;

    Inside(@ConfigProperty(name = "entrepot.inside.open-to") OpenTo openTo) {
        openToEverybody = openTo == OpenTo.EVERYBODY;
    }

    enum OpenTo {
        LOOPBACK,
        EVERYBODY
    }

    void guard(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext routing) {
        var request = routing.request();
        // Whatever the path is spelt like: the routes behind this see it normalised.
        var path = routing.normalizedPath();
        if (!path.equals("/q") && !path.startsWith("/q/") || openToEverybody || isNear(routing)) routing.next();
        else Problem.NOT_FOUND.answer(request);
    }

    private static boolean isNear(RoutingContext routing) {
        var request = routing.request();
        if (request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null) return false;
        var remote = request.remoteAddress();
        if (remote == null || remote.hostAddress() == null) return false;
        var address = remote.hostAddress();
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }
}
