package org.entrepot.shipping;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.entrepot.kit.Wire;
import org.entrepot.shipping.address.Address;
import org.entrepot.simulators.Carrier;
import org.entrepot.simulators.WebhookSecret;

/** What this service calls: the real carrier simulator, and the one endpoint of customer-service that it uses. */
public class OutsideWorld implements QuarkusTestResourceLifecycleManager {

    private Carrier carrier;
    private HttpServer customers;

    @Override
    public Map<String, String> start() {
        try {
            var secret = WebhookSecret.random();
            carrier = Carrier.start(
                    0,
                    Carrier.Config.in(Files.createTempDirectory(Path.of("target"), "carrier"))
                            .webhooks(null, secret)
                            .pace(Duration.ofMillis(30)));
            customers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            customers.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            customers.createContext("/internal/addresses", OutsideWorld::answer);
            customers.start();
            return Map.of(
                    "ENTREPOT_CARRIER_URL",
                    carrier.url().toString(),
                    "ENTREPOT_CARRIER_WEBHOOK_SECRET",
                    secret.reveal(),
                    "ENTREPOT_CUSTOMER_URL",
                    // One of its two processes is away.
                    "http://127.0.0.1:1,http://127.0.0.1:"
                            + customers.getAddress().getPort(),
                    "ENTREPOT_SERVICE_CLIENT_ID",
                    "shipping-service",
                    "ENTREPOT_SERVICE_CLIENT_SECRET",
                    "not-a-secret",
                    "entrepot.carrier.answer-within",
                    "3s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (carrier != null) carrier.close();
        if (customers != null) customers.stop(0);
    }

    /** An address whose parcels the carrier treats as it treats those of postcodes that start with ZZ and this digit; 0 for well. */
    public static UUID addressOfKind(int digit) {
        var random = UUID.randomUUID();
        return new UUID(random.getMostSignificantBits(), random.getLeastSignificantBits() & ~0xFFL | digit);
    }

    /** An address that customer-service does not know. */
    static UUID unknownAddress() {
        return addressOfKind(0xEE);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var authorized = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .startsWith("Bearer ey");
        var json = Wire.write(addresses(exchange.getRequestURI())).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(authorized ? 200 : 401, json.length);
        try (var body = exchange.getResponseBody()) {
            body.write(json);
        }
    }

    private static List<Address> addresses(URI uri) {
        return Arrays.stream(uri.getQuery().split("&"))
                .map(parameter -> UUID.fromString(parameter.substring("id=".length())))
                .filter(id -> kind(id) != 0xEE)
                .map(id -> new Address(id, "Ada", List.of("12 High Street"), postcode(kind(id)), "Bristol", null, "GB"))
                .toList();
    }

    private static int kind(UUID id) {
        return (int) (id.getLeastSignificantBits() & 0xFF);
    }

    private static String postcode(int kind) {
        return kind == 0 ? "BS1 4RN" : "ZZ" + kind + " 1AA";
    }
}
