package org.entrepot.gateway.services;

import io.vertx.core.Vertx;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/** The way to services that a test says where to find, without all the rest of a gateway. */
public final class UpstreamsOf {

    private UpstreamsOf() {}

    public static Upstreams config(Vertx vertx, Config config, Duration patience) {
        return config(vertx, config, patience, patience);
    }

    /**
     * @param toConnect for a connection
     * @param toAnswer for an answer
     */
    static Upstreams config(Vertx vertx, Config config, Duration toConnect, Duration toAnswer) {
        return new Upstreams(vertx, config, toConnect, toAnswer);
    }
}
