package org.entrepot.kit.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.entrepot.stack.testing.TestInfra;

/**
 * What a service's component tests run on: a real PostgreSQL and a real Kafka, started once per JVM, and a token issuer
 * that is asked for its keys over HTTP. Use with {@code @QuarkusTest @WithTestResource(RealParts.class)}.
 */
public class RealParts implements QuarkusTestResourceLifecycleManager {

    private static final TestIssuer ISSUER = TestIssuer.shared();

    @Override
    public Map<String, String> start() {
        var infra = TestInfra.shared();
        var database = infra.database(service());
        var config = new HashMap<String, String>();
        config.put("quarkus.http.test-port", "0");
        config.put("ENTREPOT_DB_URL", database.url());
        config.put("ENTREPOT_DB_USER", database.user());
        config.put("ENTREPOT_DB_PASSWORD", database.password());
        config.put("ENTREPOT_KAFKA", infra.bootstrapServers());
        config.put("ENTREPOT_ISSUER", ISSUER.issuer());
        // A machine that is slow for seconds is no shortage of connections.
        config.put("quarkus.datasource.jdbc.acquisition-timeout", "10s");
        // What waits for a broken fact to come again would be most of a test's time.
        config.put("entrepot.channels.acknowledge-every", "0.1s");
        config.put("entrepot.channels.pause-after-failure", "0.1s");
        config.put("entrepot.channels.may-gather", "false");
        return config;
    }

    @Override
    public void stop() {
        // The parts end with the JVM: other test classes use them too.
    }

    /** The service under test, as its own configuration calls it. */
    static String service() {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream("application.properties")) {
            var properties = new Properties();
            if (file != null) properties.load(file);
            var name = properties.getProperty("quarkus.application.name");
            if (name == null)
                throw new IllegalStateException("application.properties says no quarkus.application.name");
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
