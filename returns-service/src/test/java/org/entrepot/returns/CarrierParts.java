package org.entrepot.returns;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.entrepot.simulators.Carrier;
import org.entrepot.simulators.WebhookSecret;

/** A carrier to buy return labels from. Tests find it through a system property. */
public class CarrierParts implements QuarkusTestResourceLifecycleManager {

    static final String URL = "entrepot.test.carrier";

    private Carrier carrier;

    @Override
    public Map<String, String> start() {
        try {
            var config = Carrier.Config.in(Files.createTempDirectory("entrepot-carrier"))
                    .webhooks(null, WebhookSecret.random())
                    .pace(Duration.ofMillis(20));
            carrier = Carrier.start(0, config);
            System.setProperty(URL, carrier.url().toString());
            return Map.of("ENTREPOT_CARRIER_URL", carrier.url().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        carrier.close();
    }
}
