package org.entrepot.simulators;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * One message that was taken, as the index knows it.
 *
 * @param id grows with every message
 * @param to the recipients that the sender named to the server, not those of the header
 * @param at where it begins in the file of messages
 * @param size in bytes
 */
record KeptMail(long id, String from, List<String> to, String subject, Instant receivedAt, long at, int size) {
    record Field(String name, String value) {}

    /** A message with what is written in it. @param text and @param html the first part of each kind; absent when there is none */
    record Content(KeptMail message, List<Field> headers, String text, String html) {}

    KeptMail {
        to = List.copyOf(to);
    }

    boolean isFor(String address) {
        return to.stream().anyMatch(recipient -> recipient.equalsIgnoreCase(address.strip()));
    }

    boolean shows(String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return (subject + "\n" + from + "\n" + to).toLowerCase(Locale.ROOT).contains(wanted);
    }

    Content content(byte[] raw) {
        try {
            var message = new MimeMessage(null, new ByteArrayInputStream(raw));
            var headers = new ArrayList<Field>();
            for (Header header : Collections.list(message.getAllHeaders()))
                headers.add(new Field(header.getName(), header.getValue()));
            return new Content(this, headers, first(message, "text/plain"), first(message, "text/html"));
        } catch (MessagingException e) {
            throw new UncheckedIOException(new IOException(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String first(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) return part.getContent().toString();
        if (!(part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts)) return null;
        for (int i = 0; i < parts.getCount(); i++) {
            String found = first(parts.getBodyPart(i), type);
            if (found != null) return found;
        }
        return null;
    }
}
