package org.entrepot.order.process;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entrepot.kit.Wire;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.web.StandardWebhooks;
import org.entrepot.order.payment.News;
import org.entrepot.order.payment.OperatorWebhook;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where the payment operator tells its news by itself. It carries a signature instead of a token. The same webhook may come
 * any number of times: what it says is decided from where the money stands.
 */
@Path("/webhooks/payments")
@RunOnVirtualThread
public class PaymentWebhookResource {

    private static final Logger LOG = Logger.getLogger(PaymentWebhookResource.class);

    private final StandardWebhooks webhooks;
    private final HearOperator hear;
    private final MeterRegistry meters;

    PaymentWebhookResource(
            @ConfigProperty(name = "entrepot.payment.webhook-secret") String secret,
            Clock clock,
            HearOperator hear,
            MeterRegistry meters) {
        this.webhooks = new StandardWebhooks(secret, clock);
        this.hear = hear;
        this.meters = meters;
    }

    @POST
    @PermitAll
    @Operation(
            operationId = "hearPaymentOperator",
            summary = "News of the payment operator (Standard Webhooks)",
            description =
                    "202 when it was heard, or when it is about no payment of ours: the payment is on record before the"
                            + " operator first hears of it, so sending it again would not help.")
    @APIResponse(responseCode = "202", description = "Heard.")
    public Response take(
            @HeaderParam("webhook-id") @Nullable String id,
            @HeaderParam("webhook-timestamp") @Nullable String timestamp,
            @HeaderParam("webhook-signature") @Nullable String signatures,
            byte @Nullable [] body) {
        var headers = new StandardWebhooks.Headers(id, timestamp, signatures);
        if (body == null || !webhooks.isGenuine(headers, body)) throw new NotFromTheOperator();
        var news = read(new String(body, StandardCharsets.UTF_8));
        if (news == null) count("unknown-type");
        else if (hear.webhook(news)) count("heard");
        else {
            LOG.warnf("a payment webhook is about order %s, which has no payment here", news.orderId());
            count("not-ours");
        }
        return Response.accepted().build();
    }

    private static @Nullable News read(String body) {
        try {
            return OperatorWebhook.read(body).news();
        } catch (Wire.Unreadable | IllegalArgumentException unreadable) {
            throw new NotReadable();
        }
    }

    private void count(String what) {
        meters.counter("payment.webhooks", "outcome", what).increment();
    }

    /** No signature, a wrong one, or one that is too old: 401. */
    static final class NotFromTheOperator extends BrokenRule {
        NotFromTheOperator() {
            super(401, "webhook-not-genuine", "The signature is missing, wrong, or too old.");
        }
    }

    /** Signed, and yet not a webhook as we know them: 400. */
    static final class NotReadable extends BrokenRule {
        NotReadable() {
            super(400, "webhook-not-readable", "This is not a webhook of the payment operator.");
        }
    }
}
