package io.ovation.client.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.client.event.Event;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Deliveries signed as the Standard Webhooks specification says it (signature scheme v1), by hand. */
class WebhookVerifierTest {
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String SECRET = "whsec_" + KEY;
    private static final String BODY = """
            {"specversion":"1.0","id":"evt_1","source":"urn:ovation","type":"gift.sent","subject":"live_1",
             "time":"2026-11-23T15:00:00Z","sequence":"12","cursor":"abc","datacontenttype":"application/json",
             "data":{"gift":"spark","coins":5}}""";

    private record Sent(String gift, long coins) {}

    private static Map<String, List<String>> signed(String secret, String body, Instant at) throws Exception {
        String text = "msg_1." + at.getEpochSecond() + "." + body;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
        String signature = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes()));
        return Map.of(
                "Webhook-Id",
                List.of("msg_1"),
                "Webhook-Timestamp",
                List.of(Long.toString(at.getEpochSecond())),
                "Webhook-Signature",
                List.of("v1,bm90IHRoaXMgb25l " + signature));
    }

    @Test
    void a_delivery_signed_with_the_secret_is_an_event() throws Exception {
        Event event = WebhookVerifier.of(SECRET).verify(BODY, signed(KEY, BODY, Instant.now()));
        assertThat(event.type()).isEqualTo("gift.sent");
        assertThat(event.sequence()).isEqualTo(12);
        assertThat(event.data(Sent.class)).isEqualTo(new Sent("spark", 5));
    }

    @Test
    void while_secrets_change_either_is_taken() throws Exception {
        String old = Base64.getEncoder().encodeToString("an older secret of 24 b.".getBytes());
        WebhookVerifier both = WebhookVerifier.of(SECRET, "whsec_" + old);
        assertThat(both.verify(BODY, signed(old, BODY, Instant.now())).id()).isEqualTo("evt_1");
        assertThat(both.verify(BODY, signed(KEY, BODY, Instant.now())).id()).isEqualTo("evt_1");
        assertThatThrownBy(() -> WebhookVerifier.of(SECRET).verify(BODY, signed(old, BODY, Instant.now())))
                .isInstanceOf(UnverifiedWebhookException.class);
    }

    @Test
    void what_is_changed_old_or_unsigned_is_refused() throws Exception {
        WebhookVerifier verifier = WebhookVerifier.of(SECRET);
        Map<String, List<String>> good = signed(KEY, BODY, Instant.now());
        assertThatThrownBy(() -> verifier.verify(BODY.replace("5}", "6}"), good))
                .isInstanceOf(UnverifiedWebhookException.class);
        Instant sixMinutesAgo = Instant.now().minusSeconds(360);
        assertThatThrownBy(() -> verifier.verify(BODY, signed(KEY, BODY, sixMinutesAgo)))
                .isInstanceOf(UnverifiedWebhookException.class);
        assertThatThrownBy(() -> verifier.verify(BODY, Map.of())).isInstanceOf(UnverifiedWebhookException.class);
        assertThatThrownBy(() -> verifier.verify("not json", signed(KEY, "not json", Instant.now())))
                .isInstanceOf(UnverifiedWebhookException.class)
                .hasMessageContaining("not an event");
        for (String none : new String[] {"", "whsec_", KEY}) {
            assertThatThrownBy(() -> WebhookVerifier.of(none)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
