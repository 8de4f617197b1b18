package org.entrepot.gateway.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** What the gateway itself answers when it says no: problem details (RFC 9457), made once. */
public enum Problem {
    BAD_REQUEST(400, "bad-request", "Bad request", "This is not a request that can be passed on."),
    NOT_AUTHENTICATED(401, "not-authenticated", "Not authenticated", "A valid access token is needed."),
    NOT_ALLOWED(403, "not-allowed", "Not allowed", "Your role does not allow this."),
    NOT_FOUND(404, "not-found", "Not found", "There is nothing here."),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "Method not allowed", "This is not a method of this interface."),
    BODY_LATE(408, "body-late", "Request too slow", "The body did not come in time; nothing was done."),
    TOO_LARGE(413, "too-large", "Too large", "The body is larger than this interface takes."),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests", "Wait before you ask again."),
    TOO_MANY_UNDER_WAY(
            429,
            "too-many-under-way",
            "Too many requests at the same time",
            "Wait for the answers to some of your requests before you ask for more; nothing was done."),
    WENT_WRONG(500, "internal", "Something went wrong here", "The gateway could not deal with this request."),
    BAD_GATEWAY(
            502, "bad-answer", "No usable answer", "The service broke off before it answered; ask what became of it."),
    AWAY(503, "service-away", "Not available for the moment", "The service cannot be reached; nothing was done."),
    BROKE_OFF(
            503,
            "service-broke-off",
            "Not available for the moment",
            "The service broke off before it answered; the same request again does nothing twice."),
    ISSUER_AWAY(503, "issuer-away", "Not available for the moment", "Tokens cannot be checked now; nothing was done."),
    STOPPING(503, "stopping", "Not available for the moment", "The gateway is stopping; nothing was done."),
    TOO_MANY_STREAMS(503, "too-many-streams", "Not available for the moment", "All live streams are taken."),
    LATE(504, "service-late", "No answer in time", "The service did not answer in time; ask what became of it.");

    private static final String RETRY_SOON = "2";

    private final int status;
    private final Buffer body;

    Problem(int status, String code, String title, String detail) {
        this.status = status;
        this.body = Buffer.buffer("""
                {"type":"urn:entrepot:problem:%s","title":"%s","status":%d,"detail":"%s"}""".formatted(code, title, status, detail));
    }

    public int status() {
        return status;
    }

    /** Answers the request with this, unless an answer is already on its way. */
    public void answer(HttpServerRequest request) {
        answer(request, status == 503 ? RETRY_SOON : null);
    }

    /** @param retryAfter seconds, for the header of that name */
    public void answer(HttpServerRequest request, @org.jspecify.annotations.Nullable String retryAfter) {
        var response = request.response();
        if (response.headWritten() || response.closed()) return;
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store");
        if (retryAfter != null) response.putHeader("Retry-After", retryAfter);
        if (this == NOT_AUTHENTICATED) response.putHeader("WWW-Authenticate", "Bearer");
        // A body that nobody will read would hold up the connection's next request.
        if (leavesABody()) response.putHeader("Connection", "close");
        else drop(request);
        var ended = request.method() == io.vertx.core.http.HttpMethod.HEAD ? response.end() : response.end(body);
        if (leavesABody()) ended.onComplete(done -> request.connection().close());
    }

    private boolean leavesABody() {
        return this == TOO_LARGE || this == BODY_LATE;
    }

    private static void drop(HttpServerRequest request) {
        if (request.isEnded()) return;
        request.handler(chunk -> {}).resume();
    }
}
