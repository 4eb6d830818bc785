package io.ovation.server.programme;

import io.ovation.server.api.PublicId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks people to look at a decision again.
 *
 * @param decision number of the decision
 * @param status {@code open}, {@code granted} or {@code upheld} (the decision stays)
 * @param reason what staff say
 */
record Appeal(
        long number,
        long user,
        long decision,
        String text,
        Instant askedAt,
        String status,
        @Nullable Instant decidedAt,
        @Nullable String reason) {
    static final String PREFIX = "apl";

    String id() {
        return PublicId.of(PREFIX, number);
    }
}
