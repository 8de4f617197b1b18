package org.entrepot.gateway.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import org.entrepot.gateway.services.Address;
import org.entrepot.gateway.services.Failure;
import org.entrepot.gateway.services.Upstreams;
import org.entrepot.gateway.services.Upstreams.Opened;
import org.entrepot.gateway.trace.CallSpan;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the door and its answer on the way back. A request, and a small answer, is passed on when all
 * of it is there; a larger answer goes piece by piece: nothing is kept, the slower side sets the pace, and whoever hangs up
 * ends it for both.
 */
final class Exchange {

    private static final Logger LOG = Logger.getLogger(Exchange.class);

    private static final Set<HttpMethod> REPEATABLE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.DELETE);

    /** Up to here an answer is passed on as one piece, which is one write instead of several. */
    private static final int SMALL = 64 * 1024;

    private final Upstreams upstreams;
    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final Destination destination;
    private final Bodies bodies;
    private @Nullable Buffer body;
    private @Nullable Opened out;
    private CallSpan call = CallSpan.none();
    private boolean sentAgain;

    Exchange(Upstreams upstreams, RoutingContext routing, Destination destination, Bodies bodies) {
        this.upstreams = upstreams;
        this.routing = routing;
        this.request = routing.request();
        this.destination = destination;
        this.bodies = bodies;
    }

    void start() {
        routing.addEndHandler(ended -> {
            if (ended.failed()) hangUp();
        });
        if (Bodies.isExpected(request))
            bodies.take(routing, whole -> {
                body = whole;
                open(null);
            });
        else open(null);
    }

    /** @param cut where the same was sent before and broke off */
    private void open(@Nullable Address cut) {
        var query = request.query();
        var uri = query == null ? destination.path() : destination.path() + "?" + query;
        upstreams
                .open(destination.service(), request.method(), uri, cut)
                .onSuccess(this::send)
                .onFailure(failure -> failed(failure, false));
    }

    private void send(Opened connected) {
        out = connected;
        if (request.response().closed()) {
            hangUp();
            return;
        }
        var opened = connected.request();
        Headers.inwards(request, opened.headers(), destination.pass() != Destination.Pass.SIGNATURE);
        call = CallSpan.begin(routing, destination.service(), opened, sentAgain);
        opened.response().onSuccess(this::answer).onFailure(failure -> failed(failure, true));
        if (body == null) opened.end();
        else opened.end(body);
    }

    private void answer(HttpClientResponse answer) {
        call.answered(answer.statusCode());
        if (hasNoBody(answer)) head(answer).ifPresent(HttpServerResponse::end);
        else if (isSmall(answer))
            answer.body()
                    .onSuccess(body -> head(answer).ifPresent(response -> response.end(body)))
                    .onFailure(failure -> failed(failure, true));
        else head(answer).ifPresent(response -> pump(answer, response));
    }

    private boolean hasNoBody(HttpClientResponse answer) {
        return request.method() == HttpMethod.HEAD || answer.statusCode() == 304 || answer.statusCode() == 204;
    }

    private static boolean isSmall(HttpClientResponse answer) {
        var length = answer.getHeader("Content-Length");
        // Of a number that long nothing needs to be read.
        return length != null && length.length() <= 6 && Integer.parseInt(length) <= SMALL;
    }

    /** The client's answer with its head, if somebody still waits for it. */
    private Optional<HttpServerResponse> head(HttpClientResponse answer) {
        var response = request.response();
        if (response.closed() || response.headWritten()) {
            hangUp();
            return Optional.empty();
        }
        response.setStatusCode(answer.statusCode());
        Headers.outwards(answer.headers(), response.headers(), request.getHeader("Host"));
        return Optional.of(response);
    }

    private void pump(HttpClientResponse answer, HttpServerResponse response) {
        if (!response.headers().contains("Content-Length")) response.setChunked(true);
        // An answer that breaks off must look broken off: ending it would make half of it look like all of it.
        answer.pipe().endOnFailure(false).to(response).onFailure(this::brokeOff);
    }

    private void brokeOff(Throwable failure) {
        if (!request.response().closed()) request.connection().close();
        LOG.debugf("an answer of %s broke off: %s", destination.service(), failure.toString());
    }

    private void failed(Throwable failure, boolean connected) {
        call.failed(failure.getClass().getSimpleName());
        if (request.response().headWritten() || request.response().closed()) return;
        if (connected && maySendAgain(failure)) {
            sentAgain = true;
            open(out.at());
            return;
        }
        var problem = Failure.of(failure, connected, mayBeRepeated());
        Complaints.about(destination.service(), problem, failure);
        problem.answer(request);
    }

    /**
     * A kept connection may be closed by the other side just as it is used, or the process be killed; to ask again changes
     * nothing, if asking does. Of anything else nobody knows what became of it: it is the client's to repeat.
     */
    private boolean maySendAgain(Throwable failure) {
        var asksOnly = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        return asksOnly
                && body == null
                && !sentAgain
                && Failure.isCut(failure)
                && !(failure instanceof StreamResetException);
    }

    /** By its method (RFC 9110, 9.2.2), or because the service keeps its answer by the key. */
    private boolean mayBeRepeated() {
        return REPEATABLE.contains(request.method()) || request.getHeader("Idempotency-Key") != null;
    }

    private void hangUp() {
        call.failed("connection_closed");
        if (out != null) out.request().reset();
    }
}
