package org.entrepot.shipping.address;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.kit.Trail;
import org.entrepot.kit.Wire;
import org.entrepot.kit.web.OutsideHttp;

/**
 * Customer-service, asked for addresses by reference with this service's own account: its processes in turn, and who gets no
 * answer from one asks the next.
 */
@ApplicationScoped
class CustomerService {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = OutsideHttp.client(Duration.ofSeconds(2));
    private final List<URI> urls;
    private final AtomicInteger turn = new AtomicInteger();
    private final ServiceToken token;

    CustomerService(@ConfigProperty(name = "entrepot.customer.url") List<URI> urls, ServiceToken token) {
        this.urls = urls;
        this.token = token;
    }

    /** Those of these addresses (at most 100) that it knows. */
    List<Address> addresses(Collection<UUID> ids) throws IOException, InterruptedException {
        var query = ids.stream().map(id -> "id=" + id).collect(Collectors.joining("&", "?", ""));
        var first = turn.getAndIncrement();
        for (int n = 1; ; n++) {
            var url = urls.get(Math.floorMod(first + n, urls.size()));
            try {
                return ask(url.resolve("/internal/addresses" + query));
            } catch (IOException notAnswered) {
                if (n == urls.size()) throw notAnswered;
            }
        }
    }

    private List<Address> ask(URI question) throws IOException, InterruptedException {
        var request = Trail.current()
                .carriedBy(HttpRequest.newBuilder(question))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token.text())
                .build();
        var answer = OutsideHttp.send(http, request);
        if (answer.statusCode() == 401) token.forget();
        if (answer.statusCode() != 200) throw new IOException("customer-service answered " + answer.statusCode());
        return List.of(Wire.read(answer.body(), Address[].class));
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
