package org.entrepot.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.entrepot.gateway.caller.Caller;

/** Counts each client's requests with a token bucket: so many at once, refilled evenly. */
@ApplicationScoped
public class Limits {

    private final Kind person;
    private final Kind machine;
    private final Kind webhook;
    private final Kind stranger;

    Limits(Config config) {
        person = new Kind("person", config);
        machine = new Kind("machine", config);
        webhook = new Kind("webhook", config);
        stranger = new Kind("stranger", config);
    }

    /** @return 0 when the request may pass, else the seconds to wait */
    public long take(Caller caller) {
        return (caller.isMachine() ? machine : person).take(caller.key());
    }

    /** @param address where a signed message comes from */
    public long takeForWebhook(String address) {
        return webhook.take(address);
    }

    /** Whether this address may go on guessing. @return 0, or the seconds to wait */
    public long takeForStranger(String address) {
        return stranger.take(address);
    }

    /** One kind of client; a client that was silent for ten minutes is forgotten, its bucket is full by then. */
    private static final class Kind {

        private static final int MOST = 100_000;
        private static final Duration REMEMBERED = Duration.ofMinutes(10);

        private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(REMEMBERED)
                .build();
        private final long perSecond;
        private final long atOnce;

        Kind(String name, Config config) {
            perSecond = config.getValue("entrepot.limits." + name + ".per-second", Long.class);
            atOnce = config.getValue("entrepot.limits." + name + ".at-once", Long.class);
        }

        long take(String key) {
            var bucket = buckets.get(key, this::full);
            if (bucket.tryConsume(1)) return 0;
            var probe = bucket.estimateAbilityToConsume(1);
            var nanos = probe.getNanosToWaitForRefill();
            return Math.max(1, (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1));
        }

        private Bucket full(String key) {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build();
        }
    }
}
