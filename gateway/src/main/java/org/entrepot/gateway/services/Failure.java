package org.entrepot.gateway.services;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.entrepot.gateway.problem.Problem;

/** What a failed exchange with a service means for the client. */
public final class Failure {

    private Failure() {}

    /** @param connected whether the request had reached the service */
    public static Problem of(Throwable failure, boolean connected) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof ConnectTimeoutException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnknownHostException
                    || cause instanceof ConnectionPoolTooBusyException) return Problem.AWAY;
            if (cause instanceof TimeoutException) return connected ? Problem.LATE : Problem.AWAY;
        }
        return connected ? Problem.BAD_GATEWAY : Problem.AWAY;
    }
}
