package org.entrepot.gateway.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.entrepot.gateway.problem.Problem;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void a_connection_that_was_cut_is_a_reason_to_come_back_for_those_who_may_ask_again() {
        for (var cut : new Exception[] {
            new HttpClosedException("closed"),
            new IOException("Connection reset by peer"),
            new RuntimeException(new IOException())
        }) {
            assertThat(Failure.of(cut, true, true)).isEqualTo(Problem.BROKE_OFF);
            assertThat(Failure.of(cut, true, false)).isEqualTo(Problem.BAD_GATEWAY);
        }
    }

    @Test
    void an_answer_that_is_none_is_a_bad_gateway_whoever_asked() {
        assertThat(Failure.of(new IllegalArgumentException("invalid version format"), true, true))
                .isEqualTo(Problem.BAD_GATEWAY);
    }

    @Test
    void a_service_that_was_never_reached_is_away_and_one_that_does_not_answer_is_late() {
        assertThat(Failure.of(new ConnectException("refused"), true, false)).isEqualTo(Problem.AWAY);
        assertThat(Failure.of(new TimeoutException(), true, true)).isEqualTo(Problem.LATE);
        assertThat(Failure.of(new TimeoutException(), false, true)).isEqualTo(Problem.AWAY);
    }
}
