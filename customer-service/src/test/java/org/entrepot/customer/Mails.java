package org.entrepot.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.entrepot.kit.test.Probe;

/** What arrived at the mail server, and the gate in front of it. */
public final class Mails {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Mails() {}

    public record Mail(String subject, String messageId, String language, String text, String html) {}

    /** Tells the gate in front of the mail server what to do, see {@link SmtpGate}. */
    public static void gate(String command) {
        try (var gate = new Socket("127.0.0.1", Integer.getInteger(MailParts.GATE))) {
            gate.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            gate.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that arrived for this address, oldest first. */
    public static List<Mail> to(String address) {
        return StreamSupport.stream(list(address).spliterator(), false)
                .map(message -> mail(get("/messages/" + message.get("id").asLong() + "/raw")))
                .toList();
    }

    /** Waits until so many arrived for this address, and gives them, oldest first. */
    public static List<Mail> await(int count, String address) {
        Probe.until(count + " messages for " + address, () -> list(address).size(), seen -> seen >= count);
        return to(address);
    }

    private static JsonNode list(String address) {
        try {
            return JSON.readTree(get("/messages?after=0&limit=500&to=" + address))
                    .get("messages");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mail mail(byte[] raw) {
        try {
            var message = new MimeMessage(null, new ByteArrayInputStream(raw));
            var parts = (MimeMultipart) message.getContent();
            return new Mail(
                    message.getSubject(),
                    message.getMessageID(),
                    message.getContentLanguage()[0],
                    parts.getBodyPart(0).getContent().toString(),
                    parts.getBodyPart(1).getContent().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] get(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(System.getProperty(MailParts.INBOX) + path))
                    .build();
            return HTTP.send(request, BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
