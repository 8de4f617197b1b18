package org.entrepot.simulators;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail client that speaks SMTP by hand, to see what is answered when. */
final class Sender implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    Sender(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out = socket.getOutputStream();
            hear();
            say("HELO shop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the server's last word, beginning with its code */
    String sends(String to, String subject, String text) {
        say("MAIL FROM:<shop@example.org>");
        say("RCPT TO:<" + to + ">");
        say("DATA");
        return say("""
                From: shop@example.org\r
                To: %s\r
                Subject: %s\r
                MIME-Version: 1.0\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: 8bit\r
                \r
                %s\r
                .""".formatted(to, subject, text));
    }

    String sendsRaw(String to, String message) {
        say("MAIL FROM:<shop@example.org>");
        say("RCPT TO:<" + to + ">");
        say("DATA");
        return say(message.replace("\n", "\r\n") + "\r\n.");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String say(String words) {
        try {
            out.write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
            return hear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String hear() throws IOException {
        String line = in.readLine();
        if (line == null) throw new IOException("The server hung up");
        return line;
    }
}
