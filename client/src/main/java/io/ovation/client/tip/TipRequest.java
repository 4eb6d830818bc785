package io.ovation.client.tip;

import io.ovation.client.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A tip to send. Immutable; the with-ers return copies.
 *
 * @param creatorId who receives it
 * @param amount in minor units of the payer's currency, without the service fee
 * @param message shown with the tip
 * @param anonymous whether creator and viewers may not know who it is from
 * @param liveId the running show it is sent in
 * @param videoId the video it is sent under; at most one of show and video
 * @param confirmedTotal what the payer was shown to pay in all; when it is not that any more, nothing is charged
 */
public record TipRequest(
        String creatorId,
        long amount,
        String paymentMethod,
        @Nullable String message,
        @Nullable Boolean anonymous,
        @Nullable String liveId,
        @Nullable String videoId,
        @Nullable Money confirmedTotal) {
    /** So much for somebody. */
    public static TipRequest of(String creatorId, long amount, String paymentMethod) {
        return new TipRequest(creatorId, amount, paymentMethod, null, null, null, null, null);
    }

    /** With some words. */
    public TipRequest saying(String words) {
        return new TipRequest(creatorId, amount, paymentMethod, words, anonymous, liveId, videoId, confirmedTotal);
    }

    /** From nobody in particular. */
    public TipRequest anonymously() {
        return new TipRequest(creatorId, amount, paymentMethod, message, true, liveId, videoId, confirmedTotal);
    }

    /** In a show. */
    public TipRequest inShow(String id) {
        return new TipRequest(creatorId, amount, paymentMethod, message, anonymous, id, videoId, confirmedTotal);
    }

    /** Under a video. */
    public TipRequest underVideo(String id) {
        return new TipRequest(creatorId, amount, paymentMethod, message, anonymous, liveId, id, confirmedTotal);
    }

    /** Only when this is what it costs in all. */
    public TipRequest confirming(Money total) {
        return new TipRequest(creatorId, amount, paymentMethod, message, anonymous, liveId, videoId, total);
    }
}
