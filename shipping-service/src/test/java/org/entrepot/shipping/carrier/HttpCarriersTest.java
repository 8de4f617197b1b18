package org.entrepot.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.entrepot.shipping.carrier.Consignment.Party;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers of a carrier mean: its own no, or nothing at all. */
class HttpCarriersTest {

    private static final String CODE = "{\"code\":\"unknown\",\"detail\":\"nothing here\"}";

    private HttpServer peer;
    private HttpCarriers carriers;
    private volatile int status;
    private volatile String body = "";

    @BeforeEach
    void a_peer_that_answers_as_it_is_told() throws IOException {
        peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        peer.createContext("/", this::answer);
        peer.start();
        var url = URI.create("http://127.0.0.1:" + peer.getAddress().getPort());
        carriers = new HttpCarriers(url, Duration.ofSeconds(3));
    }

    @AfterEach
    void nobody_is_left() {
        carriers.close();
        peer.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 408, 409, 425, 429, 500, 503})
    void after_an_answer_that_is_not_the_carriers_own_no_a_purchase_may_have_been_made(int answered) {
        answers(answered, CODE);

        assertThatThrownBy(this::buy).isInstanceOf(CarrierSilent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "<html>no such page</html>", "{\"title\":\"Not Found\"}"})
    void who_does_not_find_the_way_to_the_carrier_does_not_speak_for_it(String said) {
        answers(404, said);

        assertThatThrownBy(this::buy).isInstanceOf(CarrierSilent.class);
        assertThatThrownBy(this::giveBack).isInstanceOf(CarrierSilent.class);
    }

    @ParameterizedTest
    @CsvSource({"400,malformed", "404,unknown", "422,too_heavy"})
    void a_no_of_the_carrier_itself_is_a_refusal_with_its_reason(int answered, String code) {
        answers(answered, "{\"code\":\"" + code + "\",\"detail\":\"no\"}");

        var refused = catchThrowableOfType(CarrierRefused.class, this::buy);

        assertThat(refused.reason()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 408, 409, 425})
    void a_label_that_nobody_took_back_may_have_been_taken_back(int answered) {
        answers(answered, "{}");

        assertThatThrownBy(this::giveBack).isInstanceOf(CarrierSilent.class);
    }

    @Test
    void a_conflict_with_a_reason_is_an_answer_where_nothing_is_bought() {
        answers(409, "{\"code\":\"already_handed_over\"}");

        assertThatThrownBy(() -> carriers.handOver("northpost", "key", List.of("CN1")))
                .isInstanceOfSatisfying(
                        CarrierRefused.class, no -> assertThat(no.reason()).isEqualTo("already_handed_over"));
    }

    @Test
    void a_key_that_the_carrier_knows_with_another_request_is_our_own_mistake() {
        answers(409, "{\"code\":\"key_reused\"}");

        assertThatThrownBy(this::buy).isInstanceOf(IllegalStateException.class);
    }

    private void buy() {
        var party = new Party("Ada", List.of("12 High Street"), "BS1 4RN", "Bristol", "GB");
        carriers.buy(new Consignment(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), "northpost", "STANDARD", 500, party, party));
    }

    private void giveBack() {
        carriers.giveBack("northpost", "CN100000003GB");
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
}
