package io.ovation.server.coin.appstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.callback.Callback;
import io.ovation.server.callback.CallbackSource;
import io.ovation.server.callback.SignedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * Google's real-time developer notifications, pushed by Pub/Sub with an identity token of Google in the Authorization
 * header. Only voided one-time purchases are listened to.
 */
@ApplicationScoped
public class PlaySource implements CallbackSource {
    // The store adds fields as it likes.
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ONE_TIME_PRODUCT = 2;
    /** {@code refundType} of a refund of some of the items that were bought at once. */
    private static final int SOME_ITEMS = 2;

    private final PlayStore play;
    private final StorePurchases purchases;

    PlaySource(PlayStore play, StorePurchases purchases) {
        this.play = play;
        this.purchases = purchases;
    }

    @Override
    public String name() {
        return "play";
    }

    @Override
    public SignedEvent read(Callback callback) {
        play.requirePush(callback.header("Authorization"));
        JsonNode message = json(callback.text()).path("message");
        String id = message.path("messageId").asText();
        JsonNode notification = json(decoded(message.path("data").asText()));
        JsonNode voided = notification.path("voidedPurchaseNotification");
        String order = voided.path("orderId").asText();
        if (voided.path("productType").asInt() != ONE_TIME_PRODUCT || order.isEmpty()) {
            return SignedEvent.notOurs(id, "other");
        }
        RefundNews news = new RefundNews(
                StoreSale.Store.PLAY,
                order,
                voided.path("refundType").asInt() == SOME_ITEMS ? RefundNews.ASK : StorePurchase.ALL,
                time(notification.path("eventTimeMillis").asLong()));
        return new SignedEvent(id, "voided", handle -> purchases.told(handle, news));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).detail("The notification cannot be read");
        }
    }

    private static String decoded(String data) {
        try {
            return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).detail("The message's data is not Base64");
        }
    }

    private static Instant time(long millis) {
        try {
            return Instant.ofEpochMilli(millis);
        } catch (DateTimeException e) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).detail("eventTimeMillis is not a time");
        }
    }
}
