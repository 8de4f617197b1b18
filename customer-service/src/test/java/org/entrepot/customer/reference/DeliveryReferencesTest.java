package org.entrepot.customer.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryReferencesTest {

    private static final UUID CUSTOMER = UUID.fromString("0199a3c0-0002-7000-8000-000000000002");
    private static final UUID ADDRESS = UUID.fromString("0199a3c0-0003-7000-8000-000000000003");
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_770_000_000), ZoneOffset.UTC);

    private KeyPair keys;
    private DeliveryReferences references;

    @BeforeEach
    void newKeys() throws Exception {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var pkcs8 = Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
        references = new DeliveryReferences(pkcs8, CLOCK);
    }

    @Test
    void a_reference_says_exactly_this_and_nothing_personal() {
        var reference = references.sign(ada(), ADDRESS, "FR");

        var parts = reference.split("\\.");
        assertThat(parts).hasSize(3);
        assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"EdDSA\",\"typ\":\"entrepot-reference+jwt\"}");
        assertThat(decoded(parts[1]))
                .isEqualTo(
                        "{\"sub\":\"" + CUSTOMER + "\",\"adr\":\"" + ADDRESS
                                + "\",\"own\":\"client:web-shop\",\"gst\":true,\"lng\":\"fr\",\"cty\":\"FR\",\"iat\":1770000000}");
    }

    @Test
    void who_has_the_public_key_can_check_it_alone() throws Exception {
        var reference = references.sign(ada(), ADDRESS, "FR");

        assertThat(isGenuine(reference, keys.getPublic())).isTrue();
    }

    @Test
    void a_reference_that_was_touched_is_not_genuine() throws Exception {
        var parts = references.sign(ada(), ADDRESS, "FR").split("\\.");
        var other = decoded(parts[1]).replace("\"gst\":true", "\"gst\":false");
        var touched = parts[0] + "." + encoded(other) + "." + parts[2];

        assertThat(isGenuine(touched, keys.getPublic())).isFalse();
    }

    @Test
    void a_key_that_is_none_stops_the_service_and_is_not_repeated() {
        assertThatThrownBy(() -> new DeliveryReferences("c2VjcmV0", CLOCK))
                .hasMessageContaining("entrepot.reference.private-key")
                .hasMessageNotContaining("c2VjcmV0");
    }

    private static DeliveryReferences.Of ada() {
        return new DeliveryReferences.Of(CUSTOMER, "client:web-shop", true, "fr");
    }

    private static boolean isGenuine(String reference, PublicKey key) throws Exception {
        var end = reference.lastIndexOf('.');
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(reference.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(reference.substring(end + 1)));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
