package org.entrepot.returns.carrier;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entrepot.kit.Trail;
import org.entrepot.kit.Wire;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.kit.web.OutsideHttp;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Return labels, bought from the carrier. Never to be called inside a transaction. The return's id is the idempotency key,
 * so that however often one is asked for, the same label is bought once.
 *
 * <p>The sender on the label is the return, not the customer: the carrier needs to know only where the parcel goes.
 */
@ApplicationScoped
public class ReturnLabels {

    private static final Logger LOG = Logger.getLogger(ReturnLabels.class);
    private static final Duration TO_CONNECT = Duration.ofSeconds(2);
    private static final Duration TO_ANSWER = Duration.ofSeconds(4);
    private static final int ATTEMPTS = 3;

    /** Not authorised, not allowed, not in time, too early, too many: the carrier has not looked at what is asked. */
    private static final Set<Integer> NOT_LOOKED_AT = Set.of(401, 403, 408, 425, 429);

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final CarrierConfig config;
    private final HttpClient http = OutsideHttp.client(TO_CONNECT);

    ReturnLabels(CarrierConfig config) {
        this.config = config;
    }

    /** A parcel that will come back. */
    public record Parcel(UUID returnId, String orderNumber, String country, int weightGrams) {}

    private record Party(String name, List<String> lines, String postcode, String city, String country) {}

    private record Asked(String returnReference, String service, int weightGrams, Party from, Party to) {}

    private record Bought(String trackingNumber, String carrier) {}

    private record No(@Nullable String code) {}

    /**
     * Buys the label, or gives the one that was bought before.
     *
     * @throws CarrierUnavailable when the carrier does not answer, or not to what was asked; ask again
     * @throws CarrierRefuses when it does not carry such a parcel
     */
    public ReturnLabel buy(Parcel parcel) {
        var from = new Party(
                "Return of order " + parcel.orderNumber(),
                List.of("Return " + parcel.returnId()),
                "",
                "-",
                parcel.country());
        var asked = new Asked(parcel.returnId().toString(), "STANDARD", parcel.weightGrams(), from, warehouse());
        var request = call("/return-labels")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", parcel.returnId().toString())
                .POST(BodyPublishers.ofString(Wire.write(asked)))
                .build();
        var bought = Wire.read(insist(request), Bought.class);
        return new ReturnLabel(bought.carrier(), bought.trackingNumber());
    }

    /**
     * Gives a label back that will not be used. A label that was used, or that the carrier does not know, stays as it is.
     *
     * @throws CarrierUnavailable when the carrier does not answer; ask again
     */
    public void giveBack(ReturnLabel label) {
        var request = call("/return-labels/" + label.trackingNumber() + "/void")
                .POST(BodyPublishers.noBody())
                .build();
        try {
            insist(request);
        } catch (CarrierRefuses inUse) {
            LOG.infof("the carrier keeps the label %s", label.trackingNumber());
        }
    }

    /** Asks again when there was no answer, or one that says that another time may be better. */
    private String insist(HttpRequest request) {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                var answer = OutsideHttp.send(http, request);
                if (answer.statusCode() < 300) return answer.body();
                if (isFinal(answer)) throw new CarrierRefuses();
            } catch (IOException noAnswer) {
                LOG.debugf("the carrier did not answer: %s", noAnswer.getClass().getSimpleName());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new CarrierUnavailable();
    }

    /**
     * Whether it is the carrier's own no. After any other answer a label may have been sold all the same: a conflict may be
     * with the same purchase, still under way, and who answers without a code may be anybody on the way to the carrier.
     */
    private static boolean isFinal(HttpResponse<String> answer) {
        var status = answer.statusCode();
        var buys = answer.request().headers().firstValue("Idempotency-Key").isPresent();
        return switch (status) {
            case NOT_FOUND -> saysWhy(answer);
            case CONFLICT -> !buys && saysWhy(answer);
            default -> status < 500 && !NOT_LOOKED_AT.contains(status);
        };
    }

    private static boolean saysWhy(HttpResponse<String> answer) {
        try {
            var no = Wire.read(answer.body(), No.class);
            return no != null && no.code() != null;
        } catch (Wire.Unreadable notJson) {
            return false;
        }
    }

    private Party warehouse() {
        var to = config.to();
        return new Party(to.name(), to.lines(), to.postcode(), to.city(), to.country());
    }

    private HttpRequest.Builder call(String path) {
        var url = config.carrier().url().resolve("/v1/" + config.carrier().name() + path);
        return Trail.current().carriedBy(HttpRequest.newBuilder(url)).timeout(TO_ANSWER);
    }

    /** The carrier does not answer; nothing was changed. */
    public static final class CarrierUnavailable extends BrokenRule {
        CarrierUnavailable() {
            super(503, "carrier-unavailable", "The carrier does not answer for the moment; nothing was changed.");
        }
    }

    /** The carrier does not take this parcel back; there is no label, so the return cannot be approved. */
    public static final class CarrierRefuses extends BrokenRule {
        CarrierRefuses() {
            super(409, "carrier-refuses", "The carrier does not sell a label for this return.");
        }
    }
}
