package io.ovation.server.risk;

import io.ovation.economics.Stream;
import io.ovation.server.api.PublicId;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gift whose earnings wait for a review: the row as it stands. Immutable.
 *
 * @param caseNumber the case it belongs to
 * @param micros what the gift earned the creator
 * @param diamondUnits hundredths of a diamond, likewise
 * @param saidBy who found it suspicious: {@code rule}, {@code creator} or {@code staff}
 * @param heldMicros what was pending and waits now; null before it is posted
 * @param day of its first entry
 */
record Quarantine(
        long number,
        long caseNumber,
        UUID gift,
        long creator,
        long sender,
        Stream stream,
        int currency,
        long micros,
        long diamondUnits,
        LocalDate maturesOn,
        String reason,
        String saidBy,
        Status status,
        @Nullable Long heldMicros,
        LocalDate day) {
    static final String PREFIX = "qrt";

    /** How far the books are. */
    enum Status {
        ASKED,
        HELD,
        RELEASING,
        RELEASED,
        CONFISCATING,
        CONFISCATED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    String id() {
        return PublicId.of(PREFIX, number);
    }
}
