package org.entrepot.kit.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entrepot.kit.errand.Errand;
import org.entrepot.kit.inbox.Failures;
import org.entrepot.spans.Span;
import org.entrepot.spans.Spans;

/** The errands of one run as spans: each continues what sent it, and what comes of it continues the errand. */
public final class ErrandSpans {

    private static final ErrandSpans NONE = new ErrandSpans(Map.of());

    private final Map<UUID, Span> spans;

    private ErrandSpans(Map<UUID, Span> spans) {
        this.spans = spans;
    }

    /** They are about to be run. */
    public static <P> ErrandSpans begin(List<Errand<P>> errands) {
        if (!Spans.areKept()) return NONE;
        var spans = new HashMap<UUID, Span>();
        for (var errand : errands) spans.put(errand.id(), begin(errand, errands.size()));
        return new ErrandSpans(spans);
    }

    private static Span begin(Errand<?> errand, int together) {
        var span = Spans.begin(
                        "errand " + errand.kind(),
                        Span.Kind.INTERNAL,
                        errand.trail().traceparent())
                .with("entrepot.errand.id", errand.id().toString())
                .with("entrepot.errand.kind", errand.kind())
                .with("entrepot.errand.attempt", errand.attempts());
        return together == 1 ? span : span.with("entrepot.errand.together", together);
    }

    /** The same errands, each on the trail of its own span. */
    public <P> List<Errand<P>> onTheirTrails(List<Errand<P>> errands) {
        if (spans.isEmpty()) return errands;
        var traced = new ArrayList<Errand<P>>();
        for (var errand : errands) {
            var trail = errand.trail().within(spans.get(errand.id()).traceparent());
            traced.add(new Errand<>(
                    errand.id(), errand.kind(), errand.subject(), errand.payload(), errand.attempts(), trail));
        }
        return traced;
    }

    /** These were done. */
    public void done(List<? extends Errand<?>> errands) {
        if (spans.isEmpty()) return;
        for (var errand : errands)
            spans.get(errand.id()).with("entrepot.errand.outcome", "done").end();
    }

    /** This one was not done. */
    public void failed(Errand<?> errand, boolean wasTheLastAttempt, Throwable why) {
        if (spans.isEmpty()) return;
        spans.get(errand.id())
                .with("entrepot.errand.outcome", wasTheLastAttempt ? "given up" : "to be tried again")
                .failed(Failures.root(why).getClass().getSimpleName())
                .end();
    }
}
