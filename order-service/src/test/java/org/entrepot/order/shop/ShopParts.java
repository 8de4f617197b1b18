package org.entrepot.order.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.entrepot.kit.test.RealParts;
import org.entrepot.simulators.PaymentOperator;
import org.entrepot.simulators.WebhookSecret;

/** The real parts, and a payment operator in this JVM that is told later where its webhooks go. */
public class ShopParts extends RealParts {

    static final String OPERATOR = "entrepot.test.operator";
    static final String SECRET = "entrepot.test.operator-secret";

    @Override
    public Map<String, String> start() {
        startTheOperator();
        var config = new HashMap<>(super.start());
        config.put("ENTREPOT_REFERENCE_PUBLIC_KEY", References.PUBLIC_KEY);
        config.put("ENTREPOT_PAYMENT_URL", System.getProperty(OPERATOR));
        config.put("ENTREPOT_PAYMENT_WEBHOOK_SECRET", System.getProperty(SECRET));
        config.put("entrepot.payment.answer-timeout", "1s");
        config.put("entrepot.order.expiry-every", "24h");
        return config;
    }

    /** Test classes are loaded several times in one JVM; the operator is there once. */
    @SuppressWarnings("resource") // It ends with the JVM.
    private static void startTheOperator() {
        synchronized (System.getProperties()) {
            if (System.getProperty(OPERATOR) != null) return;
            var secret = WebhookSecret.random();
            var operator = PaymentOperator.start(
                    0,
                    PaymentOperator.Config.in(folder())
                            .webhooks(null, secret)
                            .pace(Duration.ofMillis(300), Duration.ofMillis(700), Duration.ofMillis(50)));
            System.setProperty(SECRET, secret.reveal());
            System.setProperty(OPERATOR, operator.url().toString());
        }
    }

    private static java.nio.file.Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "entrepot-operator");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
