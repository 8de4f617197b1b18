package org.entrepot.customer.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.entrepot.customer.CountingDoor;
import org.entrepot.events.Money;
import org.entrepot.events.customer.Template;
import org.entrepot.simulators.MailServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostboxTest {

    private static final Waiting.Addressee ADA = new Waiting.Addressee("ada@example.com", "Ada", "en");

    private MailServer server;
    private CountingDoor door;
    private Postbox postbox;

    @BeforeEach
    void open(@TempDir Path box) throws Exception {
        server = MailServer.start(0, MailServer.Config.in(box));
        door = new CountingDoor(server.smtpPort());
        var config = new TestMailConfig(door.port(), 3);
        postbox = new Postbox(config, new Letters(config), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        postbox.shut();
        door.close();
        server.close();
    }

    @Test
    void a_connection_is_used_again() throws Exception {
        send(1);
        send(1);

        assertThat(door.opened()).isEqualTo(1);
    }

    @Test
    void a_connection_that_had_its_fill_is_followed_by_another() throws Exception {
        send(3);
        send(1);

        assertThat(door.opened()).isEqualTo(2);
    }

    @Test
    void two_at_once_have_a_connection_each() throws Exception {
        try (var one = postbox.open(System.nanoTime());
                var other = postbox.open(System.nanoTime())) {
            one.send(message(), ADA);
            other.send(message(), ADA);
        }

        assertThat(door.opened()).isEqualTo(2);
    }

    @Test
    void a_connection_that_the_server_ended_meanwhile_is_replaced() throws Exception {
        send(1);
        door.hangUp();

        send(1);

        assertThat(door.opened()).isEqualTo(2);
    }

    @Test
    void a_server_that_hangs_up_leaves_no_connection_that_is_taken_for_good() throws Exception {
        try (var connection = postbox.open(System.nanoTime())) {
            door.hangUp();

            assertThatThrownBy(() -> connection.send(message(), ADA)).isInstanceOf(MessagingException.class);

            assertThat(connection.isOpen()).isFalse();
        }
        send(1);
        assertThat(door.opened()).isEqualTo(2);
    }

    private void send(int count) throws Exception {
        try (var connection = postbox.open(System.nanoTime())) {
            for (var i = 0; i < count; i++) connection.send(message(), ADA);
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
