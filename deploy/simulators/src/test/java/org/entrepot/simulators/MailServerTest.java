package org.entrepot.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTest {
    @TempDir
    Path data;

    private MailServer server;
    private Api api;

    @BeforeEach
    void start() {
        server = MailServer.start(0, MailServer.Config.in(data.resolve("box")));
        api = new Api(server.url());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_message_is_written_by_the_time_the_sender_hears_250() throws IOException {
        try (var sender = new Sender(server.smtpPort())) {
            for (int i = 1; i <= 20; i++) {
                assertThat(sender.sends("ada@example.org", "Order " + i, "Thank you"))
                        .startsWith("250");

                assertThat(written()).contains("Subject: Order " + i + "\r\n", "Delivered-To: ada@example.org");
            }
        }
    }

    @Test
    void messages_are_listed_newest_first_and_found_by_recipient_subject_and_text() {
        try (var sender = new Sender(server.smtpPort())) {
            sender.sends("ada@example.org", "Your order", "Number 4711");
            sender.sends("bob@example.org", "Your order", "Number 4712");
            sender.sends("ada@example.org", "Your parcel", "Voilà, c'est parti");
        }

        assertThat(subjects("/messages")).containsExactly("Your parcel", "Your order", "Your order");
        assertThat(subjects("/messages?to=ADA@example.org")).containsExactly("Your parcel", "Your order");
        assertThat(subjects("/messages?q=4712")).containsExactly("Your order");
        assertThat(subjects("/messages?q=voil%C3%A0")).containsExactly("Your parcel");
        assertThat(subjects("/messages?q=PARCEL")).containsExactly("Your parcel");
        assertThat(subjects("/messages?limit=1")).containsExactly("Your parcel");
        assertThat(subjects("/messages?after=1")).containsExactly("Your order", "Your parcel");
        assertThat(subjects("/messages?to=carol@example.org")).isEmpty();
        assertThat(api.get("/messages/count").field("/count")).isEqualTo("3");
    }

    @Test
    void messages_are_found_wherever_they_are_in_a_long_list() throws IOException {
        try (var sender = new Sender(server.smtpPort())) {
            for (int i = 1; i <= 250; i++) sender.sends("ada@example.org", "Order " + i, "Thank you");
        }

        assertThat(subjects("/messages?limit=500"))
                .hasSize(250)
                .startsWith("Order 250", "Order 249")
                .endsWith("Order 2", "Order 1");
        assertThat(subjects("/messages?after=120&limit=500"))
                .hasSize(130)
                .startsWith("Order 121")
                .endsWith("Order 250");
        assertThat(subjects("/messages?q=order%201&limit=1")).containsExactly("Order 199");
        assertThat(api.get("/messages/1").field("/message/subject")).isEqualTo("Order 1");

        api.delete("/messages");

        assertThat(subjects("/messages")).isEmpty();
        assertThat(written()).isEmpty();
    }

    @Test
    void a_message_is_shown_with_headers_and_both_kinds_of_text() {
        try (var sender = new Sender(server.smtpPort())) {
            sender.sendsRaw("ada@example.org", """
                    From: shop@example.org
                    To: ada@example.org
                    Subject: =?UTF-8?Q?Votre_commande_est_arriv=C3=A9e?=
                    MIME-Version: 1.0
                    Content-Type: multipart/alternative; boundary=x

                    --x
                    Content-Type: text/plain; charset=utf-8
                    Content-Transfer-Encoding: quoted-printable

                    Merci, c=E2=80=99est pr=C3=AAt
                    --x
                    Content-Type: text/html; charset=utf-8

                    <p>Merci<script>alert(1)</script></p>
                    --x--""");
        }

        var message = api.get("/messages/1");

        assertThat(message.field("/message/subject")).isEqualTo("Votre commande est arrivée");
        assertThat(message.field("/text")).contains("Merci, c’est prêt");
        assertThat(message.field("/html")).contains("<p>Merci");
        assertThat(message.json().at("/headers").findValuesAsText("name"))
                .contains("Delivered-To", "Return-Path", "Subject");
        assertThat(api.get("/messages/1/raw").text()).contains("boundary=x");
        assertThat(api.get("/").text()).contains("Votre commande est arrivée");
        assertThat(api.get("/mail/1").text()).contains("sandbox=\"\"").doesNotContain("<script>");
        assertThat(api.get("/messages/99").status()).isEqualTo(404);
        assertThat(api.get("/messages/x").status()).isEqualTo(400);
    }

    @Test
    void a_message_that_cannot_be_written_is_not_acknowledged_and_may_be_sent_again() throws IOException {
        Path fullDisk = Path.of("/dev/full");
        assumeThat(fullDisk).exists();
        server.close();
        Path messages = data.resolve("box/messages.raw");
        Files.delete(messages);
        Files.createSymbolicLink(messages, fullDisk);
        start();
        try (var sender = new Sender(server.smtpPort())) {
            assertThat(sender.sends("ada@example.org", "Your order", "Thank you"))
                    .startsWith("451");
        }
        server.close();
        Files.delete(messages);
        start();
        try (var sender = new Sender(server.smtpPort())) {
            assertThat(sender.sends("ada@example.org", "Your order", "Thank you"))
                    .startsWith("250");
        }

        assertThat(api.get("/messages/count").field("/count")).isEqualTo("1");
    }

    @Test
    void a_share_of_messages_is_refused_when_it_is_switched_on() {
        api.post("/control", "{\"kind\":\"MAIL_REFUSED\",\"share\":1,\"seed\":1,\"millis\":0}");

        try (var sender = new Sender(server.smtpPort())) {
            assertThat(sender.sends("ada@example.org", "Your order", "Thank you"))
                    .startsWith("451");
            assertThat(sender.sends("ada@example.org", "Your order", "Thank you"))
                    .startsWith("250");
        }
    }

    @Test
    void what_was_acknowledged_is_there_after_a_kill() {
        var acknowledged = new AtomicInteger();
        try (var process = Process9.start(MailServer.class, data, Map.of())) {
            int port = smtpPort(process);
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 4; i++) clients.execute(() -> sendUntilItEnds(port, acknowledged));
                Probe.until("some mail is taken", acknowledged::get, count -> count > 200);
                process.kill();
            }
        }

        try (var process = Process9.start(MailServer.class, data, Map.of())) {
            var found = new Api(process.url());
            int kept = found.get("/messages/count").json().at("/count").asInt();
            assertThat(kept).isBetween(acknowledged.get(), acknowledged.get() + 4);
            assertThat(found.get("/messages/1").field("/message/subject")).isEqualTo("Your order");
        }
    }

    @Test
    void messages_of_several_senders_at_once_are_all_taken() {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < 4; client++) clients.execute(this::sendFifty);
        }

        assertThat(api.get("/messages/count").field("/count")).isEqualTo("200");
    }

    @Test
    void a_hundred_thousand_messages_leave_a_heap_of_24_megabytes_its_room() throws IOException {
        var index = new StringBuilder();
        for (int id = 1; id <= 100_000; id++)
            index.append(Json.text(new KeptMail(
                            id,
                            "shop@example.org",
                            List.of("ada@example.org"),
                            "Order " + id,
                            Instant.EPOCH,
                            1_000L * id,
                            1_000)))
                    .append('\n');
        Files.createDirectories(data.resolve("data"));
        Files.writeString(data.resolve("data/messages.jsonl"), index);

        try (var process = Process9.start(MailServer.class, data, Map.of(), 24)) {
            var found = new Api(process.url());
            assertThat(found.get("/messages/count").field("/count")).isEqualTo("100000");
            assertThat(found.get("/messages?after=99999").json().at("/messages").findValuesAsText("subject"))
                    .containsExactly("Order 100000");
        }
    }

    @Test
    void all_mail_is_thrown_away_when_asked() throws IOException {
        try (var sender = new Sender(server.smtpPort())) {
            sender.sends("ada@example.org", "Your order", "Thank you");
            assertThat(api.delete("/messages").status()).isEqualTo(204);
            assertThat(written()).isEmpty();

            sender.sends("ada@example.org", "Your parcel", "Thank you");
        }

        assertThat(subjects("/messages?after=1")).containsExactly("Your parcel");
    }

    private void sendFifty() {
        try (var sender = new Sender(server.smtpPort())) {
            for (int i = 0; i < 50; i++) sender.sends("ada@example.org", "Your order", "Thank you");
        }
    }

    private static void sendUntilItEnds(int port, AtomicInteger acknowledged) {
        try (var sender = new Sender(port)) {
            while (sender.sends("ada@example.org", "Your order", "Thank you").startsWith("250"))
                acknowledged.incrementAndGet();
        } catch (RuntimeException e) {
            // The server was killed; this is how the client learns of it.
        }
    }

    private static int smtpPort(Process9 process) {
        return new Api(process.url()).get("/health").json().at("/smtpPort").asInt();
    }

    private List<String> subjects(String path) {
        return api.get(path).json().at("/messages").findValuesAsText("subject");
    }

    private String written() throws IOException {
        return Files.readString(data.resolve("box/messages.raw"));
    }
}
