package org.entrepot.order.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.kit.Wire;
import org.entrepot.kit.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Reads delivery references: compact JWS (RFC 7515) with EdDSA over Ed25519 (RFC 8037), made by customer-service, checked
 * with its public key alone, so that placing an order asks no other service.
 */
@ApplicationScoped
class DeliveryReference {

    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Ed25519PublicKeyParameters key;
    private final Clock clock;

    DeliveryReference(@ConfigProperty(name = "entrepot.reference.public-key") String key, Clock clock) {
        this.key = publicKey(key);
        this.clock = clock;
    }

    /**
     * The buyer in the reference.
     *
     * @param owner who asks: the reference must be theirs
     * @throws InvalidInput when it is no reference, not signed by customer-service, or somebody else's; which of these, it
     *     does not tell
     */
    Buyer read(String reference, String owner) {
        var buyer = verified(reference);
        if (buyer == null || !buyer.owner().equals(owner)) {
            throw new InvalidInput("deliverTo", "is not a delivery reference of yours");
        }
        return buyer;
    }

    private @Nullable Buyer verified(String reference) {
        var parts = reference.split("\\.", -1);
        if (parts.length != 3) return null;
        try {
            var header = Wire.read(decode(parts[0]), Header.class);
            if (!"EdDSA".equals(header.algorithm()) || header.critical() != null) return null;
            if (!isSigned(parts[0] + "." + parts[1], decode(parts[2]))) return null;
            return Wire.read(decode(parts[1]), Claims.class)
                    .buyer(clock.instant().plus(SKEW));
        } catch (IllegalArgumentException | Wire.Unreadable notAReference) {
            return null;
        }
    }

    private boolean isSigned(String text, byte[] signature) {
        var signed = text.getBytes(StandardCharsets.US_ASCII);
        var check = new Ed25519Signer();
        check.init(false, key);
        check.update(signed, 0, signed.length);
        return check.verifySignature(signature);
    }

    private static byte[] decode(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    private static Ed25519PublicKeyParameters publicKey(String base64) {
        try {
            var encoded = Base64.getDecoder().decode(base64.strip());
            return (Ed25519PublicKeyParameters) PublicKeyFactory.createKey(encoded);
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException unusable) {
            throw new IllegalStateException(
                    "ENTREPOT_REFERENCE_PUBLIC_KEY is not an Ed25519 public key (base64 of X.509)", unusable);
        }
    }

    private record Header(
            @JsonProperty("alg") @Nullable String algorithm,
            @JsonProperty("crit") @Nullable Object critical) {}

    private record Claims(
            @JsonProperty("sub") @Nullable UUID customer,
            @JsonProperty("adr") @Nullable UUID address,
            @JsonProperty("own") @Nullable String owner,
            @JsonProperty("gst") @Nullable Boolean guest,
            @JsonProperty("lng") @Nullable String language,
            @JsonProperty("cty") @Nullable String country,
            @JsonProperty("iat") @Nullable Long issuedAt) {

        @Nullable Buyer buyer(Instant latest) {
            if (customer == null || address == null || owner == null || guest == null) return null;
            if (language == null || country == null || issuedAt == null) return null;
            if (Instant.ofEpochSecond(issuedAt).isAfter(latest)) return null;
            return new Buyer(customer, address, owner, guest, language, country);
        }
    }
}
