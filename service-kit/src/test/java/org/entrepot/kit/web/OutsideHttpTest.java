package org.entrepot.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutsideHttpTest {

    private final HttpClient http = OutsideHttp.client(Duration.ofSeconds(2));

    @Test
    void who_falls_silent_after_the_head_of_an_answer_is_not_waited_for() throws IOException {
        try (var peer = peer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")) {
            assertThatThrownBy(() -> OutsideHttp.send(http, request(peer, Duration.ofMillis(300))))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void a_whole_answer_is_given() throws IOException, InterruptedException {
        try (var peer = peer("HTTP/1.1 201 Created\r\nContent-Length: 4\r\n\r\nwell")) {
            var answer = OutsideHttp.send(http, request(peer, Duration.ofSeconds(10)));

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo("well");
        }
    }

    @Test
    void nobody_there_is_told_from_nobody_who_answers() throws IOException {
        var closed = peer("");
        closed.close();

        assertThatThrownBy(() -> OutsideHttp.send(http, request(closed, Duration.ofSeconds(10))))
                .isInstanceOf(java.net.ConnectException.class);
    }

    private static HttpRequest request(ServerSocket peer, Duration timeout) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + peer.getLocalPort()))
                .timeout(timeout)
                .build();
    }

    /** Says the same to everybody who comes, and leaves the line open. */
    private static ServerSocket peer(String says) throws IOException {
        var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try {
                while (true) answer(door.accept(), says);
            } catch (IOException closed) {
                // The test is over.
            }
        });
        return door;
    }

    private static void answer(Socket caller, String says) throws IOException {
        caller.getInputStream().read();
        caller.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }
}
