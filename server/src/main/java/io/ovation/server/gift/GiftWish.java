package io.ovation.server.gift;

import io.ovation.server.api.Money;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to send, as the API and the socket take it.
 *
 * @param gift key of the catalogue
 * @param count how many; left out means one
 * @param payWith {@code bought} (left out means that) or {@code promotional}
 * @param confirmedPrice the price in money that the sender has seen and agreed to; needed for big gifts
 * @param anonymous whether others may not learn who sent it
 */
public record GiftWish(
        @Schema(required = true, maxLength = 60, examples = "spark") @Nullable
        String gift,

        @Schema(minimum = "1", examples = "1") @Nullable Integer count,

        @Schema(enumeration = {"bought", "promotional"}) @Nullable
        String payWith,

        @Nullable Money confirmedPrice,
        @Nullable Boolean anonymous) {
    /** How many, checked against what can be sent of this gift at once. */
    int count(GiftItem item) {
        int asked = count == null ? 1 : count;
        if (asked < 1 || asked > item.maxCount()) {
            throw Problem.of(ProblemCode.COUNT_INVALID)
                    .field("count")
                    .detail(
                            item.maxCount() == 1
                                    ? item.name() + " is sent one at a time"
                                    : "1 to " + item.maxCount() + " at once");
        }
        return asked;
    }

    /** Whether given coins pay for it. */
    boolean isPromotional() {
        return switch (payWith == null ? "bought" : payWith) {
            case "bought" -> false;
            case "promotional" -> true;
            default ->
                throw Problem.of(ProblemCode.FIELD_INVALID)
                        .field("pay_with")
                        .detail("pay_with is bought or promotional");
        };
    }

    /** Whether others may not learn who sent it. */
    boolean isAnonymous() {
        return anonymous != null && anonymous;
    }
}
