package org.entrepot.gateway.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Checks access tokens: signature, issuer, audience, algorithm and time. A token that was good is good for another half
 * minute without the arithmetic, never past its expiry; every service checks it again.
 */
@ApplicationScoped
public class Tokens {

    private static final Logger LOG = Logger.getLogger(Tokens.class);
    private static final Duration GOOD_FOR = Duration.ofSeconds(30);
    private static final long EVERY = Duration.ofSeconds(1).toNanos();
    private static final int MOST = 20_000;
    private static final String BEARER = "Bearer ";

    /** Else a failed check is answered by the framework, without problem details. */
    private static final BiConsumer<RoutingContext, Throwable> WE_ANSWER = (routing, failure) -> {};

    private final Vertx vertx;
    private final Clock clock;
    private final AtomicLong complained = new AtomicLong();
    private final Cache<String, Caller> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(GOOD_FOR).build();

    Tokens(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /** What came of a check. Exactly one of the three is called, on the request's event loop. */
    public record Outcome(Consumer<Caller> good, Runnable bad, Runnable cannotTell) {}

    /** Checks the bearer token of a request. */
    public void check(RoutingContext routing, Outcome outcome) {
        var token = token(routing);
        if (token == null) {
            outcome.bad().run();
            return;
        }
        var caller = known.getIfPresent(token);
        if (caller != null && caller.expiresAt() > clock.instant().getEpochSecond())
            outcome.good().accept(caller);
        else verify(routing, token, outcome);
    }

    private void verify(RoutingContext routing, String token, Outcome outcome) {
        var context = vertx.getOrCreateContext();
        routing.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, WE_ANSWER);
        QuarkusHttpUser.getSecurityIdentity(routing, null)
                .subscribe()
                .with(
                        identity -> on(context, () -> conclude(identity, token, outcome)),
                        failure -> on(context, () -> refuse(failure, outcome)));
    }

    private void conclude(@Nullable SecurityIdentity identity, String token, Outcome outcome) {
        var caller = identity == null || identity.isAnonymous() ? null : caller(identity);
        if (caller == null) outcome.bad().run();
        else {
            known.put(token, caller);
            outcome.good().accept(caller);
        }
    }

    private void refuse(Throwable failure, Outcome outcome) {
        if (issuerIsAway(failure)) {
            complain(failure);
            outcome.cannotTell().run();
        } else outcome.bad().run();
    }

    /** An access token of a known person or machine; not an ID or a refresh token, which carry other types. */
    private static @Nullable Caller caller(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken jwt) || jwt.getSubject() == null) return null;
        var type = jwt.<Object>getClaim("typ");
        if (type != null && !type.toString().equals("Bearer")) return null;
        var client = jwt.<Object>getClaim("azp");
        return new Caller(
                client == null ? "" : client.toString(),
                jwt.getSubject(),
                identity.getRoles(),
                jwt.getExpirationTime());
    }

    private static @Nullable String token(RoutingContext routing) {
        var header = routing.request().getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) return null;
        return header.substring(BEARER.length()).strip();
    }

    private static boolean issuerIsAway(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException
                    || cause instanceof UnknownHostException
                    || cause instanceof TimeoutException
                    || cause instanceof VertxException) return true;
        }
        return false;
    }

    /** Once a second, however many requests meet it. */
    private void complain(Throwable failure) {
        var now = System.nanoTime();
        var last = complained.get();
        if (last != 0 && now - last < EVERY || !complained.compareAndSet(last, now)) return;
        var root = failure;
        while (root.getCause() != null) root = root.getCause();
        LOG.warnf("tokens cannot be checked: %s", root.toString());
    }

    private static void on(Context context, Runnable work) {
        if (Vertx.currentContext() == context) work.run();
        else context.runOnContext(now -> work.run());
    }
}
