package org.entrepot.returns;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.entrepot.simulators.Carrier;
import org.entrepot.simulators.WebhookSecret;

/** A carrier to buy return labels from. Tests find it through a system property. And a limit that their refunds can reach. */
public class CarrierParts implements QuarkusTestResourceLifecycleManager {

    /** A whole order of tests is worth that much. */
    static final long SECOND_PERSON_FROM = 5_140;

    static final String URL = "entrepot.test.carrier";

    private Carrier carrier;

    @Override
    public Map<String, String> start() {
        try {
            var config = Carrier.Config.in(Files.createTempDirectory(Path.of("target"), "entrepot-carrier"))
                    .webhooks(null, WebhookSecret.random())
                    .pace(Duration.ofMillis(20));
            carrier = Carrier.start(0, config);
            System.setProperty(URL, carrier.url().toString());
            return Map.of(
                    "ENTREPOT_CARRIER_URL",
                    carrier.url().toString(),
                    "entrepot.returns.second-person-from",
                    Long.toString(SECOND_PERSON_FROM));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        carrier.close();
    }
}
