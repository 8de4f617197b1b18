package org.entrepot.returns.carrier;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.entrepot.returns.carrier.ReturnLabels.CarrierRefuses;
import org.entrepot.returns.carrier.ReturnLabels.CarrierUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers of a carrier mean: its own no, or nothing at all. */
class ReturnLabelsTest {

    private HttpServer peer;
    private ReturnLabels labels;
    private volatile int status;
    private volatile String body = "";

    @BeforeEach
    void a_peer_that_answers_as_it_is_told() throws IOException {
        peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        peer.createContext("/", this::answer);
        peer.start();
        labels = new ReturnLabels(
                new Peer(URI.create("http://127.0.0.1:" + peer.getAddress().getPort())));
    }

    @AfterEach
    void nobody_is_left() {
        peer.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 408, 409, 425, 429, 500, 503})
    void after_an_answer_that_is_not_the_carriers_own_no_a_label_may_have_been_sold(int answered) {
        answers(answered, "{\"code\":\"anything\"}");

        assertThatThrownBy(this::buy).isInstanceOf(CarrierUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "<html>no such page</html>", "{\"title\":\"Not Found\"}"})
    void who_does_not_find_the_way_to_the_carrier_does_not_speak_for_it(String said) {
        answers(404, said);

        assertThatThrownBy(this::buy).isInstanceOf(CarrierUnavailable.class);
        assertThatThrownBy(this::giveBack).isInstanceOf(CarrierUnavailable.class);
    }

    @ParameterizedTest
    @CsvSource({"400,malformed", "404,unknown", "422,too_heavy"})
    void a_no_of_the_carrier_itself_is_a_refusal(int answered, String code) {
        answers(answered, "{\"code\":\"" + code + "\"}");

        assertThatThrownBy(this::buy).isInstanceOf(CarrierRefuses.class);
    }

    @Test
    void a_label_that_is_in_use_stays_with_the_carrier() {
        answers(409, "{\"code\":\"already_handed_over\"}");

        assertThatCode(this::giveBack).doesNotThrowAnyException();
    }

    private void buy() {
        labels.buy(new ReturnLabels.Parcel(UUID.randomUUID(), "E-1", "GB", 500));
    }

    private void giveBack() {
        labels.giveBack(new ReturnLabel("northpost", "CN100000003GB"));
    }

    private void answers(int with, String said) {
        status = with;
        body = said;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** The carrier at this address, and a warehouse to come back to. */
    private record Peer(URI url) implements CarrierConfig, CarrierConfig.Who, CarrierConfig.Place {

        @Override
        public Who carrier() {
            return this;
        }

        @Override
        public Place to() {
            return this;
        }

        @Override
        public String name() {
            return "northpost";
        }

        @Override
        public List<String> lines() {
            return List.of("Unit 1");
        }

        @Override
        public String postcode() {
            return "BS1 4RN";
        }

        @Override
        public String city() {
            return "Bristol";
        }

        @Override
        public String country() {
            return "GB";
        }
    }
}
