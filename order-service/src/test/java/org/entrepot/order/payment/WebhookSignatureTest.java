package org.entrepot.order.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The secret, the text and the signature are the example of the Standard Webhooks specification's reference tests. */
class WebhookSignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIME = "1614265330";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final WebhookSignature signature = at(1_614_265_330);

    @Test
    void the_operators_signature_is_genuine() {
        assertThat(signature.isGenuine(ID, TIME, SIGNATURE, BODY)).isTrue();
    }

    @Test
    void one_of_several_signatures_is_enough_while_a_secret_is_changed() {
        assertThat(signature.isGenuine(ID, TIME, "v1,AAAA v2,xyz " + SIGNATURE, BODY))
                .isTrue();
    }

    @Test
    void a_changed_body_id_or_time_is_not_genuine() {
        assertThat(signature.isGenuine(ID, TIME, SIGNATURE, BODY + " ")).isFalse();
        assertThat(signature.isGenuine("msg_other", TIME, SIGNATURE, BODY)).isFalse();
        assertThat(signature.isGenuine(ID, "1614265331", SIGNATURE, BODY)).isFalse();
    }

    @Test
    void anything_missing_or_malformed_is_not_genuine() {
        assertThat(signature.isGenuine(null, TIME, SIGNATURE, BODY)).isFalse();
        assertThat(signature.isGenuine(ID, null, SIGNATURE, BODY)).isFalse();
        assertThat(signature.isGenuine(ID, "now", SIGNATURE, BODY)).isFalse();
        assertThat(signature.isGenuine(ID, TIME, null, BODY)).isFalse();
        assertThat(signature.isGenuine(ID, TIME, SIGNATURE.substring(3), BODY)).isFalse();
        assertThat(signature.isGenuine(ID, TIME, "v1a" + SIGNATURE.substring(2), BODY))
                .isFalse();
    }

    @Test
    void what_was_recorded_cannot_be_sent_again_later() {
        assertThat(at(1_614_265_330 + 300).isGenuine(ID, TIME, SIGNATURE, BODY)).isTrue();
        assertThat(at(1_614_265_330 + 301).isGenuine(ID, TIME, SIGNATURE, BODY)).isFalse();
        assertThat(at(1_614_265_330 - 301).isGenuine(ID, TIME, SIGNATURE, BODY)).isFalse();
    }

    @Test
    void a_secret_of_another_form_is_refused_at_start() {
        var clock = Clock.systemUTC();
        assertThatThrownBy(() -> new WebhookSignature("secret", clock)).isInstanceOf(IllegalStateException.class);
    }

    private static WebhookSignature at(long second) {
        return new WebhookSignature(SECRET, Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC));
    }
}
