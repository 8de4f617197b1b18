package org.entrepot.kit.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Checks tokens as Quarkus does, and spares the arithmetic for one that was good a moment ago: it is good for another half
 * minute, never past its expiry. A machine brings thousands of requests with the same token, and a signature costs as much
 * as the rest of a small request.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class KnownTokens implements HttpAuthenticationMechanism {

    /** As long as a key that was taken back may still be believed. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(30);

    private static final int MOST = 10_000;

    private final OidcAuthenticationMechanism oidc;
    private final Clock clock;
    private final Cache<String, SecurityIdentity> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(GOOD_FOR).build();

    KnownTokens(OidcAuthenticationMechanism oidc, Clock clock) {
        this.oidc = oidc;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        var header = request.request().getHeader("Authorization");
        if (header == null) return oidc.authenticate(request, providers);
        var identity = known.getIfPresent(header);
        if (identity != null && expiry(identity) > clock.instant().getEpochSecond())
            return Uni.createFrom().item(identity);
        return oidc.authenticate(request, providers).invoke(checked -> keep(header, checked));
    }

    private void keep(String header, @Nullable SecurityIdentity identity) {
        if (identity == null || identity.isAnonymous() || expiry(identity) == 0) return;
        // Without its attributes: among them is the request in which it was checked.
        known.put(
                header,
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(identity.getPrincipal())
                        .addRoles(identity.getRoles())
                        .addCredentials(identity.getCredentials())
                        .build());
    }

    /** Seconds since 1970; 0 when the token does not say. */
    private static long expiry(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token ? token.getExpirationTime() : 0;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return oidc.getChallenge(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return oidc.getCredentialTransport(request);
    }
}
