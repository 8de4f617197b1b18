package org.entrepot.gateway.door;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Consumer;
import org.entrepot.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;

/** One body on its way in. */
final class Intake {

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final long largest;
    private final Consumer<Buffer> whole;
    private @Nullable Buffer body;
    private long deadline;

    Intake(RoutingContext routing, long largest, Consumer<Buffer> whole) {
        this.vertx = routing.vertx();
        this.request = routing.request();
        this.largest = largest;
        this.whole = whole;
    }

    void begin(Duration patience) {
        if (request.response().closed()) return;
        deadline = vertx.setTimer(patience.toMillis(), late -> refuse(Problem.BODY_LATE));
        request.handler(this::add);
        request.endHandler(end -> {
            stop();
            whole.accept(body == null ? Buffer.buffer() : body);
        });
        // Nobody is there who could be told.
        request.exceptionHandler(broken -> stop());
        request.resume();
    }

    private void add(Buffer piece) {
        var length = body == null ? 0 : body.length();
        if (length + piece.length() > largest) refuse(Problem.TOO_LARGE);
        else body = body == null ? piece : body.appendBuffer(piece);
    }

    private void refuse(Problem problem) {
        stop();
        problem.answer(request);
    }

    private void stop() {
        vertx.cancelTimer(deadline);
        request.handler(null).endHandler(null);
    }
}
