package io.ovation.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallbackSignatureTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String BODY = "{\"id\": \"evt_1\"}";

    @Test
    void a_signature_is_the_hmac_of_time_and_body() {
        // printf '%s' '1795435200.{"id": "evt_1"}' | openssl dgst -sha256 -hmac secret
        assertThat(CallbackSignature.sign("secret", NOW, BODY))
                .isEqualTo("t=1795435200,v1=c4e98e5de97d264156e7f81b1b43428ff511e147acbeb4da36a3301b2c342791");
        assertThat(CallbackSignature.verifies("secret", CallbackSignature.sign("secret", NOW, BODY), NOW, BODY))
                .isTrue();
    }

    @Test
    void another_secret_body_time_or_form_does_not_verify() {
        String header = CallbackSignature.sign("secret", NOW, BODY);
        assertThat(CallbackSignature.verifies("other", header, NOW, BODY)).isFalse();
        assertThat(CallbackSignature.verifies("secret", header, NOW, BODY + " "))
                .isFalse();
        assertThat(CallbackSignature.verifies("secret", header.replace("t=17", "t=18"), NOW, BODY))
                .isFalse();
        assertThat(CallbackSignature.verifies("secret", null, NOW, BODY)).isFalse();
        assertThat(CallbackSignature.verifies("secret", "", NOW, BODY)).isFalse();
        assertThat(CallbackSignature.verifies("secret", "v1=" + "0".repeat(64), NOW, BODY))
                .isFalse();
    }

    @Test
    void a_recorded_callback_is_refused_five_minutes_later() {
        String header = CallbackSignature.sign("secret", NOW, BODY);
        assertThat(CallbackSignature.verifies("secret", header, NOW.plusSeconds(300), BODY))
                .isTrue();
        assertThat(CallbackSignature.verifies("secret", header, NOW.plusSeconds(301), BODY))
                .isFalse();
        assertThat(CallbackSignature.verifies("secret", header, NOW.minusSeconds(301), BODY))
                .isFalse();
    }
}
