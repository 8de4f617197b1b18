package org.entrepot.simulators;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;

/**
 * A mail server that takes everything, delivers nothing and keeps each message as a file, to be read by people at
 * {@code /} and by programs at {@code /messages}.
 *
 * <p>Guarantee: a message is written before the sender hears 250.
 */
public final class MailServer implements AutoCloseable {
    /** @param data folder of the messages; @param smtpPort 0 for any free one */
    public record Config(Path data, int smtpPort) {
        /** Any free SMTP port. */
        public static Config in(Path data) {
            return new Config(data, 0);
        }

        static Config fromEnvironment() {
            return new Config(Settings.data("mail"), Settings.number("ENTREPOT_SMTP_PORT", 18025));
        }
    }

    private static final int MOST_LISTED = 500;

    private final MailBox box;
    private final SmtpSide smtp;
    private final HttpSide http;

    private MailServer(int port, Config config) {
        var misbehaviour = new Misbehaviour(EnumSet.of(Misbehaviour.Kind.MAIL_REFUSED));
        box = new MailBox(config.data());
        smtp = new SmtpSide(config.smtpPort(), box, misbehaviour);
        http = routes(new HttpSide(port, misbehaviour, Duration.ZERO).withControl())
                .open();
    }

    /** @param port of the HTTP side, 0 for any free one */
    public static MailServer start(int port, Config config) {
        return new MailServer(port, config);
    }

    public static void main(String[] arguments) {
        // Else it is looked for on the class path with each message, which was a quarter of the work.
        System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
        Program.run("mail server", () -> {
            var server = start(Settings.number("ENTREPOT_HTTP_PORT", 18026), Config.fromEnvironment());
            return new Program.Started(server, server.url());
        });
    }

    public int port() {
        return http.port();
    }

    public int smtpPort() {
        return smtp.port();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        http.close();
        smtp.close();
        box.close();
    }

    private HttpSide routes(HttpSide side) {
        return side.route(
                        "GET",
                        "/health",
                        request ->
                                Answer.ok(Map.of("status", "UP", "simulator", "mail server", "smtpPort", smtpPort())))
                .route("GET", "/messages", request -> {
                    var found = box.find(search(request));
                    return Answer.ok(Map.of("messages", found, "total", box.count()));
                })
                .route("GET", "/messages/count", request -> Answer.ok(Map.of("count", box.count())))
                .route("GET", "/messages/{id}", request -> Answer.ok(content(request)))
                .route(
                        "GET",
                        "/messages/{id}/raw",
                        request -> new Answer(200, "message/rfc822", box.raw(mail(request)), Manner.PROMPTLY))
                .route("DELETE", "/messages", request -> {
                    box.clear();
                    return Answer.nothing();
                })
                .route(
                        "GET",
                        "/",
                        request -> MailPages.list(box.find(search(request)), box.count(), request.asked("q")))
                .route("GET", "/mail/{id}", request -> MailPages.message(content(request)));
    }

    private static MailBox.Search search(Request request) {
        return new MailBox.Search(
                request.asked("to"),
                request.asked("q"),
                request.asked("after").map(MailServer::id),
                request.number("limit", 50, MOST_LISTED));
    }

    private KeptMail.Content content(Request request) {
        var mail = mail(request);
        return mail.content(box.raw(mail));
    }

    private KeptMail mail(Request request) {
        return box.mail(id(request.param("id"))).orElseThrow(() -> Refused.unknown("This message"));
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refused.malformed("A message has a number for its id");
        }
    }
}
