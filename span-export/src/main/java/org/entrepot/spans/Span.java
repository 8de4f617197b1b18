package org.entrepot.spans;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;

/**
 * One piece of work with a beginning and an end. It is told when it has ended, and only then: one that is never ended (its
 * transaction was rolled back) did not happen, as far as anybody sees.
 */
public final class Span {

    /** Which end of a conversation it is, as OpenTelemetry has it. */
    public enum Kind {
        /** Answers a request from outside the process. */
        SERVER(SpanKind.SERVER),
        /** Asks another process. */
        CLIENT(SpanKind.CLIENT),
        /** Makes a message. */
        PRODUCER(SpanKind.PRODUCER),
        /** Works on a message. */
        CONSUMER(SpanKind.CONSUMER),
        /** Neither. */
        INTERNAL(SpanKind.INTERNAL);

        final SpanKind otel;

        Kind(SpanKind otel) {
            this.otel = otel;
        }

        /** Whether what it follows from is in another process. */
        boolean continuesAnothers() {
            return this == SERVER || this == CONSUMER;
        }
    }

    private static final int SERVER_FAULT = 500;

    private final io.opentelemetry.api.trace.Span otel;
    private final String traceparent;

    Span(io.opentelemetry.api.trace.Span otel) {
        this.otel = otel;
        var context = otel.getSpanContext();
        this.traceparent = "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }

    /** What follows from this work carries it on: W3C Trace Context. */
    public String traceparent() {
        return traceparent;
    }

    /** Says more of it. Values are ids and words of the program, never of a person. */
    public Span with(String attribute, String value) {
        otel.setAttribute(attribute, value);
        return this;
    }

    /** Says more of it. */
    public Span with(String attribute, long value) {
        otel.setAttribute(attribute, value);
        return this;
    }

    /** Gives it the name that was not known when it began. */
    public Span named(String name) {
        otel.updateName(name);
        return this;
    }

    /** @param type a short word for the kind of failure, as a class's name or a status; never a message */
    public Span failed(String type) {
        otel.setStatus(StatusCode.ERROR);
        otel.setAttribute("error.type", type);
        return this;
    }

    /**
     * A request has its answer, and with it this ends.
     *
     * @param hungUp whether the connection ended before the answer was through
     */
    public void answered(boolean hungUp, int status) {
        if (hungUp) failed("connection_closed");
        else {
            with("http.response.status_code", status);
            if (status >= SERVER_FAULT) failed(Integer.toString(status));
        }
        end();
    }

    /** It ended just now. */
    public void end() {
        otel.end();
    }
}
