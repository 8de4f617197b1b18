package org.entrepot.customer;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.entrepot.stack.process.Ports;

/**
 * Stands between the service and the mail server, and passes on what both say, line by line. On command it is down,
 * refuses recipients for good, takes no message for now, hangs up after the server took a message and before the sender
 * hears of it, or lets the sender wait for that.
 */
public final class SmtpGate implements AutoCloseable {

    private final int behind;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();
    private final Set<String> unlucky = ConcurrentHashMap.newKeySet();
    private final Set<String> unwelcome = ConcurrentHashMap.newKeySet();
    private final Map<String, Duration> late = new ConcurrentHashMap<>();
    private final ServerSocket control;
    private volatile ServerSocket door;

    public SmtpGate(int behind) throws IOException {
        this.behind = behind;
        // Not one of those that outgoing connections get: one of them might have it when the gate opens again.
        door = bind(Ports.free(1).getFirst());
        serve(door, this::converse);
        control = bind(0);
        serve(control, this::obey);
    }

    /** Where commands are given, a line each; answered when they are obeyed. */
    int controlPort() {
        return control.getLocalPort();
    }

    public int port() {
        return door.getLocalPort();
    }

    /**
     * {@code down}, {@code up}, {@code refuse <address>} (550 for good); and once each: {@code busy <address>} (451 to the
     * message), {@code hang-up <address>} (after 250), {@code late <address> <duration>} (with the answer to the message).
     */
    public void obey(String command) {
        var words = command.split(" ");
        switch (words[0]) {
            case "down" -> down();
            case "up" -> up();
            case "refuse" -> strangers.add(words[1]);
            case "busy" -> unwelcome.add(words[1]);
            case "hang-up" -> unlucky.add(words[1]);
            case "late" -> late.put(words[1], Duration.parse(words[2]));
            default -> throw new IllegalArgumentException(command);
        }
    }

    private void obey(Socket commander) {
        try (commander;
                var said = reader(commander)) {
            obey(said.readLine());
            tell(commander, "ok");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        down();
        try {
            control.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void down() {
        try {
            door.close();
            for (var socket : open) socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void up() {
        if (!door.isClosed()) return;
        try {
            door = bind(door.getLocalPort());
            serve(door, this::converse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        return socket;
    }

    private static void serve(ServerSocket at, Consumer<Socket> talk) {
        Thread.ofVirtual().start(() -> {
            while (!at.isClosed()) {
                try {
                    var client = at.accept();
                    Thread.ofVirtual().start(() -> talk.accept(client));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void converse(Socket client) {
        open.add(client);
        if (door.isClosed()) end(client); // It came in as the gate was closed.
        try (client;
                var server = new Socket("127.0.0.1", behind);
                var said = reader(client);
                var answered = reader(server)) {
            tell(client, answered.readLine());
            new Conversation(client, server, said, answered).go();
        } catch (IOException gone) {
            // One side hung up: so does the other.
        } finally {
            open.remove(client);
        }
    }

    /** SMTP is a dialogue: a line, an answer; a message, an answer. */
    private final class Conversation {
        private final Socket client;
        private final Socket server;
        private final BufferedReader said;
        private final BufferedReader answered;
        private String recipient = "";

        Conversation(Socket client, Socket server, BufferedReader said, BufferedReader answered) {
            this.client = client;
            this.server = server;
            this.said = said;
            this.answered = answered;
        }

        void go() throws IOException {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                if (line.toUpperCase(Locale.ROOT).startsWith("RCPT TO:")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    if (strangers.contains(recipient)) {
                        tell(client, "550 5.1.1 No such mailbox here");
                        continue;
                    }
                }
                tell(server, line);
                var answer = passAnswerOn();
                if (line.equalsIgnoreCase("DATA") && answer.startsWith("354")) message();
            }
        }

        private void message() throws IOException {
            var line = said.readLine();
            while (!".".equals(line)) {
                if (line == null) throw new EOFException("the message has no end");
                tell(server, line);
                line = said.readLine();
            }
            if (unwelcome.remove(recipient)) {
                tell(client, "451 4.3.0 Not now");
                server.close();
                return;
            }
            tell(server, line);
            if (unlucky.remove(recipient)) {
                answered.readLine();
                client.close();
                return;
            }
            var wait = late.remove(recipient);
            if (wait != null) LockSupport.parkNanos(wait.toNanos());
            passAnswerOn();
        }

        private String passAnswerOn() throws IOException {
            var line = answered.readLine();
            tell(client, line);
            while (line.length() > 3 && line.charAt(3) == '-') {
                line = answered.readLine();
                tell(client, line);
            }
            return line;
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static void tell(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
