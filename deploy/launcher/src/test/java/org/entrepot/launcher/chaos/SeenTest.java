package org.entrepot.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entrepot.launcher.platform.Answer;
import org.entrepot.launcher.platform.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenTest {

    @TempDir
    private Path folder;

    @Test
    void every_201_is_an_accepted_order() {
        var seen = seen(answered("a", 201, ""), answered("b", 201, ""));

        assertThat(seen.ordersWereAccepted("Kafka away").good()).isTrue();
        assertThat(seen.errors()).isEmpty();
        assertThat(seen.accepted()).isEqualTo(2);
    }

    @Test
    void one_refusal_breaks_the_promise_that_orders_are_still_accepted() {
        var verdict = seen(answered("a", 201, ""), answered("b", 503, "2")).ordersWereAccepted("Kafka away");

        assertThat(verdict.good()).isFalse();
        assertThat(verdict.sentence()).contains("503 Retry-After=1");
    }

    @Test
    void where_nobody_tried_nothing_is_shown() {
        assertThat(seen().ordersWereAccepted("Kafka away").good()).isFalse();
    }

    @Test
    void a_refusal_has_to_say_when_to_come_back() {
        assertThat(seen(answered("a", 503, "2")).refusalsSayWhenToComeBack("x").good())
                .isTrue();
        assertThat(seen(answered("a", 503, "")).refusalsSayWhenToComeBack("x").good())
                .isFalse();
        assertThat(seen(answered("a", 500, "")).refusalsSayWhenToComeBack("x").good())
                .isFalse();
    }

    @Test
    void a_request_that_was_taken_and_never_answered_is_lost_and_one_that_was_not_taken_is_not() {
        assertThat(seen(broken("a", new ConnectException("refused")))
                        .nothingWasLost()
                        .good())
                .isTrue();
        assertThat(seen(broken("a", new IOException("header parser received no bytes")))
                        .nothingWasLost()
                        .good())
                .isFalse();
        assertThat(seen(answered("a", 502, "")).nothingWasLost().good()).isFalse();
    }

    @Test
    void who_was_being_served_may_have_to_ask_again_and_nobody_else() {
        try (var traffic = new Traffic(folder)) {
            var begin = System.nanoTime();
            var cut = broken("a", new IOException("header parser received no bytes"));
            traffic.made("POST", "/orders", "a", begin, cut.came());
            traffic.made(
                    "POST", "/orders", "a", begin + 2, answered("a", 409, "1").came());
            traffic.made(
                    "POST", "/orders", "a", begin + 3, answered("a", 201, "").came());
            traffic.made(
                    "POST", "/orders", "b", begin + 4, answered("b", 201, "").came());
            assertThat(Seen.of(traffic, begin, System.nanoTime())
                            .onlyWhatWasUnderWayHadToBeRepeated("x", begin + 1)
                            .good())
                    .isTrue();

            traffic.made(
                    "POST", "/orders", "c", begin + 5, answered("c", 503, "2").came());
            assertThat(Seen.of(traffic, begin, System.nanoTime())
                            .onlyWhatWasUnderWayHadToBeRepeated("x", begin + 1)
                            .good())
                    .isFalse();
        }
    }

    @Test
    void an_order_that_was_never_accepted_is_counted_and_one_that_was_in_the_end_is_timed_from_its_first_request() {
        var seen = seen(answered("a", 503, "2"), answered("a", 201, ""), answered("b", 503, "2"));

        assertThat(seen.never()).isEqualTo(1);
        assertThat(seen.times().getTotalCount()).isEqualTo(1);
    }

    @Test
    void it_is_smooth_again_when_the_newest_requests_were_all_accepted() {
        try (var traffic = new Traffic(folder)) {
            traffic.made(
                    "POST",
                    "/orders",
                    "a",
                    System.nanoTime(),
                    answered("a", 503, "2").came());
            assertThat(traffic.isSmooth()).isFalse();

            for (int i = 0; i < 5; i++)
                traffic.made(
                        "POST",
                        "/orders",
                        "a",
                        System.nanoTime(),
                        answered("a", 201, "").came());
            assertThat(traffic.isSmooth()).isTrue();
        }
    }

    @Test
    void what_clients_were_answered_is_on_the_disk() throws IOException {
        seen(answered("a", 503, "2"), answered("a", 201, ""));

        assertThat(Files.readAllLines(folder.resolve(Traffic.FILE)))
                .hasSize(2)
                .first()
                .asString()
                .contains("\"key\":\"a\"", "503 Retry-After");
    }

    private record Made(String key, Api.Came came) {}

    private Seen seen(Made... made) {
        try (var traffic = new Traffic(folder)) {
            var begin = System.nanoTime();
            for (var one : made) traffic.made("POST", "/orders", one.key(), System.nanoTime(), one.came());
            return Seen.of(traffic, begin, System.nanoTime());
        }
    }

    private static Made answered(String key, int status, String retryAfter) {
        var body = "{}".getBytes(StandardCharsets.UTF_8);
        return new Made(key, new Api.Came.Answered(new Answer(status, retryAfter, body)));
    }

    private static Made broken(String key, IOException why) {
        return new Made(key, new Api.Came.NotAnswered(why));
    }
}
