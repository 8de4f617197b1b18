package org.entrepot.shipping.tracking;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entrepot.kit.Wire;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.web.StandardWebhooks;
import org.entrepot.shipping.tracking.CarrierNews.Update;
import org.jspecify.annotations.Nullable;

/** Where carriers tell what happened to parcels. Who they are is shown by the signature, not by a token. */
@Path("/webhooks/carriers")
@RunOnVirtualThread
class CarrierWebhook {

    private static final String TRACKING = "tracking.updated";
    private static final int MOST_UPDATES = 1_000;

    private final StandardWebhooks webhooks;
    private final FollowParcels follow;

    CarrierWebhook(
            @ConfigProperty(name = "entrepot.carrier.webhook-secret") String secret,
            Clock clock,
            FollowParcels follow) {
        this.webhooks = new StandardWebhooks(secret, clock);
        this.follow = follow;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "hearCarrier",
            summary = "Tracking updates of a carrier, signed as in Standard Webhooks; sent again until they are taken")
    @APIResponse(responseCode = "204", description = "Heard.")
    public Response hear(
            @HeaderParam("webhook-id") @Nullable String id,
            @HeaderParam("webhook-timestamp") @Nullable String timestamp,
            @HeaderParam("webhook-signature") @Nullable String signed,
            byte[] body) {
        if (!webhooks.isGenuine(new StandardWebhooks.Headers(id, timestamp, signed), body)) throw new NotFromCarrier();
        follow.hear(updates(body));
        return Response.noContent().build();
    }

    private static List<Update> updates(byte[] body) {
        var news = read(body);
        if (news.type() == null) throw new Unreadable();
        // Carriers may tell more than we know of.
        if (!news.type().equals(TRACKING)) return List.of();
        if (news.data() == null || news.data().updates() == null) throw new Unreadable();
        var updates = news.data().updates();
        if (updates.size() > MOST_UPDATES || !updates.stream().allMatch(Update::isComplete)) throw new Unreadable();
        return updates;
    }

    private static CarrierNews read(byte[] body) {
        try {
            return Wire.read(body, CarrierNews.class);
        } catch (Wire.Unreadable malformed) {
            throw new Unreadable();
        }
    }

    /** Unsigned, signed with another secret, altered, or old: 401. */
    static final class NotFromCarrier extends BrokenRule {
        NotFromCarrier() {
            super(401, "signature-invalid", "The message is not signed by a carrier, or is too old.");
        }
    }

    static final class Unreadable extends BrokenRule {
        Unreadable() {
            super(400, "unreadable-news", "This is not what a carrier sends.");
        }
    }
}
