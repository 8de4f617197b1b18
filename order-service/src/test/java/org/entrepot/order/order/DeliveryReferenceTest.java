package org.entrepot.order.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.entrepot.kit.problem.InvalidInput;
import org.entrepot.order.shop.References;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReferenceTest {

    private static final String OWNER = "client:storefront";

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);
    private final DeliveryReference references = new DeliveryReference(References.PUBLIC_KEY, clock);

    @Test
    void a_kept_reference_reads_as_it_always_did() {
        assertThat(references.read(References.KEPT, OWNER))
                .isEqualTo(new Buyer(
                        UUID.fromString("0199a3c0-0002-7000-8000-000000000002"),
                        UUID.fromString("0199a3c0-0003-7000-8000-000000000003"),
                        OWNER,
                        true,
                        "fr",
                        "GB"));
    }

    @Test
    void somebody_elses_reference_is_none_of_yours() {
        refuses(References.KEPT, "client:other-storefront");
        refuses(References.KEPT, "storefront");
    }

    @Test
    void a_changed_reference_is_refused() {
        var parts = References.KEPT.split("\\.");
        var forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"own\":\"client:storefront\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        refuses(parts[0] + "." + forged + "." + parts[2], OWNER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "ES256", "eddsa", ""})
    void an_algorithm_of_the_senders_choice_is_refused(String algorithm) {
        refuses(References.ownedBy(OWNER).header("alg", algorithm).signed(), OWNER);
    }

    @Test
    void an_extension_that_must_be_understood_is_refused() {
        refuses(
                References.ownedBy(OWNER)
                        .header("crit", java.util.List.of("exp"))
                        .signed(),
                OWNER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "adr", "own", "gst", "lng", "cty", "iat"})
    void a_reference_without_one_of_its_parts_is_refused(String claim) {
        refuses(References.ownedBy(OWNER).without(claim).signed(), OWNER);
    }

    @Test
    void a_reference_of_the_future_is_refused() {
        var tomorrow = clock.instant().getEpochSecond() + 86_400;
        refuses(References.ownedBy(OWNER).with("iat", tomorrow).signed(), OWNER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c", "a.b.c.d", "ü.ü.ü", "eyJhbGciOiJFZERTQSJ9.e30."})
    void what_is_no_reference_is_refused(String text) {
        refuses(text, OWNER);
    }

    @Test
    void a_reference_that_somebody_else_signed_is_refused() throws NoSuchAlgorithmException {
        var stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        var theirs = new DeliveryReference(Base64.getEncoder().encodeToString(stranger.getEncoded()), clock);
        assertThatThrownBy(() -> theirs.read(References.KEPT, OWNER)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_key_that_is_none_is_refused_at_start() {
        assertThatThrownBy(() -> new DeliveryReference("AAAA", clock)).isInstanceOf(IllegalStateException.class);
    }

    private void refuses(String reference, String owner) {
        assertThatThrownBy(() -> references.read(reference, owner)).isInstanceOf(InvalidInput.class);
    }
}
