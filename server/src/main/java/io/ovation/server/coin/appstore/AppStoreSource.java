package io.ovation.server.coin.appstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.callback.Callback;
import io.ovation.server.callback.CallbackSource;
import io.ovation.server.callback.SignedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** Apple's App Store Server Notifications, version 2: {@code {"signedPayload": "…"}}. What is signed says who speaks. */
@ApplicationScoped
public class AppStoreSource implements CallbackSource {
    // The store adds fields as it likes.
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AppleStore apple;
    private final StorePurchases purchases;

    AppStoreSource(AppleStore apple, StorePurchases purchases) {
        this.apple = apple;
        this.purchases = purchases;
    }

    @Override
    public String name() {
        return "app-store";
    }

    @Override
    public SignedEvent read(Callback callback) {
        AppleStore.Notice notice = apple.notice(payload(callback.text()));
        RefundNews refund = notice.refund();
        return refund == null
                ? SignedEvent.notOurs(notice.id(), notice.kind())
                : new SignedEvent(notice.id(), notice.kind(), handle -> purchases.told(handle, refund));
    }

    private static String payload(String body) {
        try {
            return JSON.readTree(body).path("signedPayload").asText();
        } catch (JsonProcessingException e) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).detail("The notification cannot be read");
        }
    }
}
