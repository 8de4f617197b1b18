package org.entrepot.spans;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ids by chance, except that a root may be begun in a trace whose id was given out before. */
final class TraceIds implements IdGenerator {

    private final IdGenerator chance = IdGenerator.random();
    private final ThreadLocal<@Nullable String> given = new ThreadLocal<>();

    /** Begins a root in this trace. */
    Span in(String trace, Supplier<Span> root) {
        given.set(trace);
        try {
            return root.get();
        } finally {
            given.remove();
        }
    }

    @Override
    public String generateTraceId() {
        var trace = given.get();
        return trace != null ? trace : chance.generateTraceId();
    }

    @Override
    public String generateSpanId() {
        return chance.generateSpanId();
    }
}
