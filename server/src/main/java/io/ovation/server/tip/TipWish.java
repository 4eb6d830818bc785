package io.ovation.server.tip;

import io.ovation.server.api.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A tip to send.
 *
 * @param creatorId who receives it
 * @param amount the tip in minor units of the payer's currency, without the service fee
 * @param paymentMethod a payment method of the provider
 * @param message shown with the tip
 * @param anonymous whether creator and viewers may not know who it is from
 * @param liveId the running show it is sent in; its creator receives it
 * @param videoId the video it is sent under; its creator receives it. At most one of show and video
 * @param confirmedTotal what the payer was shown to pay in all; when it is not that any more, nothing is charged
 */
public record TipWish(
        @Schema(required = true, examples = "usr_0000000000001") @Nullable
        String creatorId,

        @Schema(required = true, minimum = "1", examples = "500") @Nullable
        Long amount,

        @Schema(required = true, maxLength = 200, examples = "card_visa") @Nullable
        String paymentMethod,

        @Schema(maxLength = 150, examples = "Great show!") @Nullable
        String message,

        @Nullable Boolean anonymous,
        @Nullable String liveId,
        @Nullable String videoId,
        @Nullable Money confirmedTotal) {
    boolean isAnonymous() {
        return Boolean.TRUE.equals(anonymous);
    }

    String said() {
        return message == null ? "" : message.strip();
    }
}
