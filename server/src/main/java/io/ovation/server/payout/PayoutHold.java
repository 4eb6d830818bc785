package io.ovation.server.payout;

import io.ovation.server.api.PublicId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stops payouts to a creator. Immutable.
 *
 * @param reason one sentence for the creator
 * @param evidence what those see who decide
 * @param placedBy public id of a person, or the name of a rule
 * @param releasedBy the proposal that two people agreed on
 */
public record PayoutHold(
        long number,
        long creator,
        String reason,
        String evidence,
        String placedBy,
        Instant placedAt,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy) {
    static final String PREFIX = "hld";

    /** The public id. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }
}
