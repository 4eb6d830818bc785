package io.ovation.server.programme;

import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision on somebody's membership, as it was explained to them. Never changed.
 *
 * @param criteriaVersion null when the market had no criteria any more
 * @param cause {@code application}, {@code review}, {@code appeal} or {@code leaving}
 * @param outcome the status it led to
 * @param day in the market's zone
 */
record Decision(
        long number,
        long user,
        String market,
        @Nullable Integer criteriaVersion,
        String cause,
        MemberStatus outcome,
        Instant at,
        LocalDate day,
        List<Finding> findings) {
    static final String PREFIX = "dec";

    String id() {
        return PublicId.of(PREFIX, number);
    }
}
