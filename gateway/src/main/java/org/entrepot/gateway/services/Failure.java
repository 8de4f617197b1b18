package org.entrepot.gateway.services;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.entrepot.gateway.problem.Problem;

/** What a failed exchange with a service means for the client. */
public final class Failure {

    private Failure() {}

    /**
     * @param connected whether the request had reached the service
     * @param mayBeRepeated whether the same request again does nothing twice: then a client may be told to come back
     */
    public static Problem of(Throwable failure, boolean connected, boolean mayBeRepeated) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof ConnectTimeoutException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnknownHostException
                    || cause instanceof ConnectionPoolTooBusyException) return Problem.AWAY;
            if (cause instanceof TimeoutException) return connected ? Problem.LATE : Problem.AWAY;
        }
        if (!connected) return Problem.AWAY;
        return mayBeRepeated && isCut(failure) ? Problem.BROKE_OFF : Problem.BAD_GATEWAY;
    }

    /** Whether the connection ended before an answer, as it does when a service is killed; and not an answer that is none. */
    public static boolean isCut(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof HttpClosedException || cause instanceof IOException) return true;
        return false;
    }
}
