package org.entrepot.shipping.address;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** This service's own access token, kept until shortly before it runs out. */
@ApplicationScoped
class ServiceToken {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OidcClient client;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable Tokens tokens;

    ServiceToken(OidcClient client) {
        this.client = client;
    }

    String text() {
        renewing.lock();
        try {
            var known = tokens;
            if (known == null || known.isAccessTokenExpired() || known.isAccessTokenWithinRefreshInterval()) {
                known = client.getTokens().await().atMost(PATIENCE);
                tokens = known;
            }
            return known.getAccessToken();
        } finally {
            renewing.unlock();
        }
    }

    /** It was refused; the next one is asked for anew. */
    void forget() {
        tokens = null;
    }
}
