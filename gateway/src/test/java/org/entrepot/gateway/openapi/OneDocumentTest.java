package org.entrepot.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.gateway.Web.json;
import static org.entrepot.gateway.Web.send;
import static org.entrepot.gateway.Web.to;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.entrepot.gateway.Parts;
import org.entrepot.gateway.Peer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Parts.class)
class OneDocumentTest {

    @Test
    void it_covers_all_services_and_says_who_is_missing_until_they_are_back() {
        var lacking = json(send(to("/openapi?format=json")));

        assertThat(lacking.at("/info/description").asText())
                .contains("returns-service")
                .doesNotContain("order-service,");
        assertThat(lacking.path("paths").has("/products")).isTrue();
        assertThat(lacking.path("paths").has("/orders/{id}/progress")).isTrue();
        assertThat(lacking.path("paths").has("/internal/secrets")).isFalse();

        var returns = new Peer(
                "returns",
                ConfigProvider.getConfig()
                        .getValue("entrepot.services.returns", URI.class)
                        .getPort());
        try {
            untilItCovers("/returns");
        } finally {
            returns.stop();
        }
        assertThat(json(send(to("/openapi.json"))).at("/info/description").asText())
                .doesNotContain("Not complete");
    }

    @Test
    void it_is_yaml_unless_json_is_asked_for() {
        var yaml = send(to("/openapi"));

        assertThat(yaml.statusCode()).isEqualTo(200);
        assertThat(yaml.headers().firstValue("Content-Type")).contains("application/yaml");
        assertThat(yaml.body()).contains("openapi: \"3.1.0\"", "/orders/{id}/progress");
        assertThat(send(to("/openapi").header("Accept", "application/json")).body())
                .startsWith("{");
        assertThat(send(to("/openapi").method("DELETE", java.net.http.HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    private static void untilItCovers(String path) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!json(send(to("/openapi.json"))).path("paths").has(path)) {
            if (System.nanoTime() > deadline) throw new AssertionError(path + " did not come into the document");
            LockSupport.parkNanos(100_000_000);
        }
    }
}
