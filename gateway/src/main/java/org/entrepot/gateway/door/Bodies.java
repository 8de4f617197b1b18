package org.entrepot.gateway.door;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What clients send with their requests. It is taken in whole before a service is asked: whoever sends slowly, or nothing,
 * keeps memory of the gateway and no connection to a service.
 */
@ApplicationScoped
class Bodies {

    private final long largest;
    private final Duration patience;

    Bodies(
            @ConfigProperty(name = "entrepot.proxy.largest-body") MemorySize largest,
            @ConfigProperty(name = "entrepot.proxy.body-timeout") Duration patience) {
        this.largest = largest.asLongValue();
        this.patience = patience;
    }

    static boolean isExpected(HttpServerRequest request) {
        return request.getHeader("Content-Length") != null || request.getHeader("Transfer-Encoding") != null;
    }

    /** Whether a request says itself that its body is larger than may be. */
    boolean isTooLarge(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        if (length == null) return false;
        try {
            return Long.parseLong(length) > largest;
        } catch (NumberFormatException malformed) {
            return true;
        }
    }

    /** Hands on the whole body of a paused request; a client whose body is too large or too slow is told so instead. */
    void take(RoutingContext routing, Consumer<Buffer> whole) {
        new Intake(routing, largest, whole).begin(patience);
    }
}
