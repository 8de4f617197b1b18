package org.entrepot.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.entrepot.gateway.caller.Caller;

/**
 * Counts each client's requests with a token bucket, so many at once, refilled evenly; and those of them that are under way,
 * so that nobody takes all connections to a service by asking for what takes long.
 */
@ApplicationScoped
public class Limits {

    private final Origins origins;
    private final Kind person;
    private final Kind machine;
    private final Kind webhook;
    private final Kind stranger;

    Limits(Config config, Origins origins) {
        this.origins = origins;
        person = new Kind("person", config, mostUnderWay("person", config));
        machine = new Kind("machine", config, mostUnderWay("machine", config));
        webhook = new Kind("webhook", config, mostUnderWay("webhook", config));
        // They are answered at once.
        stranger = new Kind("stranger", config, 0);
    }

    /** Of an application and the person who uses it, whatever their token is. */
    public Allowance of(Caller caller) {
        return (caller.isMachine() ? machine : person).of(caller.key());
    }

    /** Of the address that sends signed messages. */
    public Allowance ofWebhook(HttpServerRequest request) {
        return webhook.of(origins.of(request));
    }

    /** Of the address that guesses. */
    public Allowance ofStranger(HttpServerRequest request) {
        return stranger.of(origins.of(request));
    }

    private static int mostUnderWay(String name, Config config) {
        return config.getValue("entrepot.limits." + name + ".under-way", Integer.class);
    }

    /** One kind of client; a client that was silent for ten minutes is forgotten, its bucket is full by then. */
    private static final class Kind {

        private static final int MOST = 100_000;
        private static final Duration REMEMBERED = Duration.ofMinutes(10);

        private final Cache<String, Allowance> allowances = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(REMEMBERED)
                .build();
        private final long perSecond;
        private final long atOnce;
        private final int mostUnderWay;

        Kind(String name, Config config, int mostUnderWay) {
            perSecond = config.getValue("entrepot.limits." + name + ".per-second", Long.class);
            atOnce = config.getValue("entrepot.limits." + name + ".at-once", Long.class);
            this.mostUnderWay = mostUnderWay;
        }

        Allowance of(String key) {
            return allowances.get(key, this::full);
        }

        private Allowance full(String key) {
            var bucket = Bucket.builder()
                    .addLimit(limit -> limit.capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build();
            return new Allowance(bucket, mostUnderWay);
        }
    }
}
