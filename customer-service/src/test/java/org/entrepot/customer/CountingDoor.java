package org.entrepot.customer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server, counts who comes in, and can send everybody away. */
public final class CountingDoor implements AutoCloseable {

    private final int behind;
    private final ServerSocket door;
    private final AtomicInteger opened = new AtomicInteger();
    private final Set<Socket> guests = ConcurrentHashMap.newKeySet();

    public CountingDoor(int behind) throws IOException {
        this.behind = behind;
        this.door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::let);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** How many connections there have been. */
    public int opened() {
        return opened.get();
    }

    /** Ends all connections; the door stays open. */
    public void hangUp() {
        guests.forEach(CountingDoor::end);
        guests.clear();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hangUp();
    }

    private void let() {
        while (!door.isClosed()) {
            try {
                var guest = door.accept();
                opened.incrementAndGet();
                var server = new Socket("127.0.0.1", behind);
                guests.add(guest);
                Thread.ofVirtual().start(() -> pass(guest, server));
                Thread.ofVirtual().start(() -> pass(server, guest));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // One side hung up: so does the other.
        } finally {
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
