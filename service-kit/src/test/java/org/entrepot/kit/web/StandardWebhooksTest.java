package org.entrepot.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The secret, the text and the signature are the example of the Standard Webhooks specification's reference tests. */
class StandardWebhooksTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIME = "1614265330";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final StandardWebhooks webhooks = at(1_614_265_330);

    @Test
    void the_operators_signature_is_genuine() {
        assertThat(isGenuine(webhooks, ID, TIME, SIGNATURE, BODY)).isTrue();
    }

    @Test
    void one_of_several_signatures_is_enough_while_a_secret_is_changed() {
        assertThat(isGenuine(webhooks, ID, TIME, "v1,AAAA v2,xyz " + SIGNATURE, BODY))
                .isTrue();
    }

    @Test
    void a_changed_body_id_or_time_is_not_genuine() {
        assertThat(isGenuine(webhooks, ID, TIME, SIGNATURE, BODY + " ")).isFalse();
        assertThat(isGenuine(webhooks, "msg_other", TIME, SIGNATURE, BODY)).isFalse();
        assertThat(isGenuine(webhooks, ID, "1614265331", SIGNATURE, BODY)).isFalse();
    }

    @Test
    void anything_missing_or_malformed_is_not_genuine() {
        assertThat(isGenuine(webhooks, null, TIME, SIGNATURE, BODY)).isFalse();
        assertThat(isGenuine(webhooks, ID, null, SIGNATURE, BODY)).isFalse();
        assertThat(isGenuine(webhooks, ID, "now", SIGNATURE, BODY)).isFalse();
        assertThat(isGenuine(webhooks, ID, TIME, null, BODY)).isFalse();
        assertThat(isGenuine(webhooks, ID, TIME, SIGNATURE.substring(3), BODY)).isFalse();
        assertThat(isGenuine(webhooks, ID, TIME, "v1a" + SIGNATURE.substring(2), BODY))
                .isFalse();
    }

    @Test
    void what_was_recorded_cannot_be_sent_again_later() {
        assertThat(isGenuine(at(1_614_265_330 + 300), ID, TIME, SIGNATURE, BODY))
                .isTrue();
        assertThat(isGenuine(at(1_614_265_330 + 301), ID, TIME, SIGNATURE, BODY))
                .isFalse();
        assertThat(isGenuine(at(1_614_265_330 - 301), ID, TIME, SIGNATURE, BODY))
                .isFalse();
    }

    @Test
    void a_secret_of_another_form_is_refused_at_start() {
        var clock = Clock.systemUTC();
        assertThatThrownBy(() -> new StandardWebhooks("secret", clock)).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean isGenuine(
            StandardWebhooks webhooks,
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures,
            String body) {
        return webhooks.isGenuine(
                new StandardWebhooks.Headers(id, timestamp, signatures), body.getBytes(StandardCharsets.UTF_8));
    }

    private static StandardWebhooks at(long second) {
        return new StandardWebhooks(SECRET, Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC));
    }
}
