package org.entrepot.gateway.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.entrepot.gateway.Until.PATIENCE;

import io.netty.channel.ConnectTimeoutException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.entrepot.gateway.Peer;
import org.entrepot.gateway.services.Upstreams.Opened;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpstreamsTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final Vertx vertx = Vertx.vertx();
    private final Peer peer = new Peer("order", 0);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        peer.stop();
    }

    @Test
    void who_has_no_connection_left_is_busy_and_not_away() {
        var upstreams = at(peer.address(), 1);
        var first = open(upstreams);

        var failure = catchThrowable(() -> open(upstreams));

        assertThat(failure).hasMessageContaining("when getting a connection");
        assertThat(first.at().isAside()).isFalse();
    }

    /** As of a machine that is gone. Here a port that takes no more, since nobody accepts what it took. */
    @Test
    void where_no_connection_can_be_made_that_is_said_before_anybody_is_tired_of_waiting_for_one() throws IOException {
        var waiting = new ArrayList<Socket>();
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(silent, waiting);
            var upstreams = at("http://127.0.0.1:" + silent.getLocalPort(), 1);

            assertThat(catchThrowable(() -> open(upstreams))).hasRootCauseInstanceOf(ConnectTimeoutException.class);
        } finally {
            for (var socket : waiting) socket.close();
        }
    }

    private static void fill(ServerSocket silent, List<Socket> waiting) throws IOException {
        while (true) {
            var socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(silent.getLocalSocketAddress(), (int) SHORT.toMillis());
            } catch (SocketTimeoutException full) {
                return;
            }
        }
    }

    private static Opened open(Upstreams upstreams) {
        return upstreams
                .open(Service.ORDER, HttpMethod.GET, "/orders/1", null)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private Upstreams at(String addresses, int connections) {
        var config = new SmallRyeConfigBuilder()
                .withDefaultValue("entrepot.proxy.waiting-per-service", "100")
                .withDefaultValue("entrepot.proxy.connections-per-service", Integer.toString(connections));
        for (var service : Service.values())
            config.withDefaultValue("entrepot.services." + service.shortName(), addresses);
        return UpstreamsOf.config(vertx, config.build(), SHORT, PATIENCE);
    }
}
