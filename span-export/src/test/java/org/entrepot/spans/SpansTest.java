package org.entrepot.spans;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.entrepot.spans.receiver.ReceivedSpan;
import org.entrepot.spans.receiver.SpanReceiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpansTest {

    private static final String GIVEN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String NOT_KEPT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

    private final SpanReceiver receiver = new SpanReceiver();

    @AfterEach
    void end() {
        Spans.stop();
        receiver.close();
    }

    @Test
    void a_span_continues_what_it_was_given_and_is_what_follows_from_it_continues() {
        keep(1);

        var asked = Spans.begin("GET /things", Span.Kind.SERVER, GIVEN).with("http.response.status_code", 200);
        var said = Spans.begin("create things", Span.Kind.PRODUCER, asked.traceparent())
                .with("messaging.system", "kafka");
        said.end();
        asked.end();
        told(2);

        var server = named("GET /things");
        assertThat(server.trace()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(server.parent()).isEqualTo("b7ad6b7169203331");
        assertThat(server.kind()).isEqualTo("SERVER");
        assertThat(server.attributes()).isEqualTo(Map.of("http.response.status_code", "200"));
        assertThat(server.service()).isEqualTo("test-service");
        assertThat(server.resource()).containsEntry("service.namespace", "entrepot");
        assertThat(named("create things").parent()).isEqualTo(server.id());
        assertThat(said.traceparent())
                .isEqualTo("00-" + server.trace() + "-" + named("create things").id() + "-01");
    }

    @Test
    void a_trace_that_was_begun_without_a_span_gets_its_root() {
        keep(1);
        var begun = Traceparent.begun();

        Spans.begin("root", Span.Kind.INTERNAL, begun).end();
        told(1);

        assertThat(named("root").isRoot()).isTrue();
        assertThat(named("root").trace()).isEqualTo(Traceparent.trace(begun));
    }

    @Test
    void a_span_that_is_never_ended_is_never_told() {
        keep(1);

        Spans.begin("rolled back", Span.Kind.PRODUCER, GIVEN);
        Spans.begin("done", Span.Kind.PRODUCER, GIVEN).end();
        told(1);

        assertThat(receiver.spans()).extracting(ReceivedSpan::name).containsExactly("done");
    }

    @Test
    void what_failed_is_told_by_its_kind() {
        keep(1);

        Spans.begin("refused", Span.Kind.CONSUMER, GIVEN).failed("NotHereYet").end();
        told(1);

        assertThat(named("refused").failed()).isTrue();
        assertThat(named("refused").attribute("error.type")).isEqualTo("NotHereYet");
    }

    @Test
    void a_trace_from_elsewhere_says_itself_whether_it_is_kept() {
        keep(0);

        var kept = Spans.begin("kept", Span.Kind.SERVER, GIVEN);
        var passedOn = Spans.begin("not kept", Span.Kind.SERVER, NOT_KEPT);
        kept.end();
        passedOn.end();
        told(1);

        assertThat(receiver.spans()).extracting(ReceivedSpan::name).containsExactly("kept");
        assertThat(passedOn.traceparent()).matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-00");
    }

    @Test
    void of_traces_that_begin_here_the_configured_part_is_kept_with_all_that_follows() {
        keep(0.25);

        var kept = 0;
        for (var i = 0; i < 2_000; i++) {
            var root = Spans.begin("root", Span.Kind.SERVER, Traceparent.begun());
            Spans.begin("child", Span.Kind.PRODUCER, root.traceparent()).end();
            root.end();
            if (root.traceparent().endsWith("-01")) kept++;
        }
        told(2 * kept);

        var roots = receiver.spans().stream()
                .filter(ReceivedSpan::isRoot)
                .map(ReceivedSpan::id)
                .toList();
        // A fair coin of this weight falls outside of this less than once in a million runs.
        assertThat(roots).hasSizeBetween(400, 600);
        assertThat(receiver.spans().stream().filter(span -> !span.isRoot()).map(ReceivedSpan::parent))
                .containsExactlyInAnyOrderElementsOf(roots);
    }

    @Test
    void where_spans_are_not_kept_what_begins_hands_on_its_parent_and_nobody_hears_of_it() {
        assertThat(Spans.areKept()).isFalse();

        var nothing = Spans.begin("nothing", Span.Kind.SERVER, GIVEN);
        nothing.end();

        assertThat(nothing.traceparent()).isEqualTo(GIVEN);
    }

    private void keep(double ratio) {
        Spans.keep("test-service", URI.create(receiver.endpoint()), ratio);
    }

    /** Waits for so many spans, then for what else may have been under way. */
    private void told(int spans) {
        receiver.spans(spans);
        Spans.stop();
    }

    private ReceivedSpan named(String name) {
        return receiver.spans().stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no span " + name + " among " + receiver.spans()));
    }
}
