package org.entrepot.customer.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entrepot.kit.Wire;

/**
 * Signs delivery references: what a client gives to order-service instead of a name and an address. Who holds the public
 * key can check one alone.
 *
 * <p>A compact JWS (RFC 7515, section 3.1) signed with Ed25519 (RFC 8037, section 3.1). It holds ids, language and
 * country; nothing that tells a stranger who the customer is.
 */
@ApplicationScoped
public class DeliveryReferences {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encoded("{\"alg\":\"EdDSA\",\"typ\":\"entrepot-reference+jwt\"}");

    private final Ed25519PrivateKeyParameters key;
    private final Clock clock;

    DeliveryReferences(@ConfigProperty(name = "entrepot.reference.private-key") String key, Clock clock) {
        this.key = privateKey(key);
        this.clock = clock;
    }

    /**
     * A customer who can be ordered for.
     *
     * @param owner whose token may use the reference: a person's {@code sub}, or {@code client:<azp>} of a storefront
     */
    public record Of(UUID customerId, String owner, boolean guest, String language) {}

    /** The reference to one address of this customer. */
    public String sign(Of customer, UUID addressId, String country) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", customer.customerId());
        claims.put("adr", addressId);
        claims.put("own", customer.owner());
        claims.put("gst", customer.guest());
        claims.put("lng", customer.language());
        claims.put("cty", country);
        claims.put("iat", clock.instant().getEpochSecond());
        var content = HEADER + "." + encoded(Wire.write(claims));
        return content + "." + signature(content);
    }

    private String signature(String content) {
        var signed = content.getBytes(StandardCharsets.US_ASCII);
        var signature = new Ed25519Signer();
        signature.init(true, key);
        signature.update(signed, 0, signed.length);
        return BASE64URL.encodeToString(signature.generateSignature());
    }

    private static Ed25519PrivateKeyParameters privateKey(String base64) {
        try {
            var pkcs8 = Base64.getDecoder().decode(base64);
            return (Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(pkcs8);
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException notAKey) {
            throw new IllegalStateException(
                    "entrepot.reference.private-key is not the base64 of an Ed25519 key in PKCS#8");
        }
    }

    private static String encoded(String json) {
        return BASE64URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
