package org.entrepot.customer.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.entrepot.customer.SmtpGate;
import org.entrepot.events.Money;
import org.entrepot.events.customer.Template;
import org.entrepot.simulators.MailServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a message when the conversation about it ends in another way than by 250. */
class SmtpDialogueTest {

    private static final Waiting.Addressee ADA = new Waiting.Addressee("ada@example.com", "Ada", "en");

    private MailServer server;
    private SmtpGate gate;
    private Postbox postbox;

    @BeforeEach
    void open(@TempDir Path box) throws Exception {
        server = MailServer.start(0, MailServer.Config.in(box));
        gate = new SmtpGate(server.smtpPort());
        var config = new TestMailConfig(gate.port(), 100);
        postbox = new Postbox(config, new Letters(config), Clock.systemUTC(), Duration.ofMillis(300));
    }

    @AfterEach
    void close() {
        postbox.shut();
        gate.close();
        server.close();
    }

    @Test
    void a_message_whose_answer_comes_too_late_may_have_been_taken() throws Exception {
        gate.obey("late ada@example.com PT3S");

        try (var connection = postbox.open(System.nanoTime())) {
            assertThatThrownBy(() -> connection.send(message(), ADA)).isInstanceOf(Unconfirmed.class);

            assertThat(connection.isOpen()).isFalse();
        }
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void a_message_whose_answer_is_lost_may_have_been_taken() throws Exception {
        gate.obey("hang-up ada@example.com");

        try (var connection = postbox.open(System.nanoTime())) {
            assertThatThrownBy(() -> connection.send(message(), ADA)).isInstanceOf(Unconfirmed.class);

            assertThat(connection.isOpen()).isFalse();
        }
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void a_message_that_the_server_does_not_want_for_now_was_not_taken() throws Exception {
        gate.obey("busy ada@example.com");

        try (var connection = postbox.open(System.nanoTime())) {
            assertThatThrownBy(() -> connection.send(message(), ADA)).isInstanceOf(MessagingException.class);
        }
        assertThat(kept()).isZero();
    }

    @Test
    void a_connection_that_ends_before_the_message_does_has_handed_nothing_over() throws Exception {
        try (var connection = postbox.open(System.nanoTime())) {
            gate.obey("down");

            assertThatThrownBy(() -> connection.send(message(), ADA)).isInstanceOf(MessagingException.class);
        }
        assertThat(kept()).isZero();
    }

    @Test
    void a_message_whose_answer_could_not_be_waited_for_is_not_completed() throws Exception {
        try (var connection = postbox.open(System.nanoTime()).until(System.nanoTime())) {
            assertThatThrownBy(() -> connection.send(message(), ADA)).isInstanceOf(MessagingException.class);
        }
        assertThat(kept()).isZero();
    }

    @Test
    void after_a_lost_answer_the_next_message_goes_its_way() throws Exception {
        gate.obey("hang-up ada@example.com");
        try (var connection = postbox.open(System.nanoTime())) {
            assertThatThrownBy(() -> connection.send(message(), ADA)).isInstanceOf(Unconfirmed.class);
        }

        try (var connection = postbox.open(System.nanoTime())) {
            connection.send(message(), ADA);
        }

        assertThat(kept()).isEqualTo(2);
    }

    /** So many messages the server has. */
    private int kept() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(server.url().resolve("/messages/count")).build();
        try (var http = HttpClient.newHttpClient()) {
            var count = http.send(request, BodyHandlers.ofString()).body();
            return Integer.parseInt(count.replaceAll("\\D", ""));
        }
    }

    private static Waiting message() {
        return new Waiting(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Template.ORDER_RECEIVED,
                ADA,
                "E-100042",
                List.of(),
                new Money(5_140, "GBP"),
                Details.NONE,
                0);
    }
}
