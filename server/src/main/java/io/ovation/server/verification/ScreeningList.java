package io.ovation.server.verification;

import io.ovation.server.api.PublicId;
import java.time.Instant;

/**
 * A list that was imported. Immutable.
 *
 * @param active whether people are screened against it; a newer one of the same name took its place otherwise
 */
record ScreeningList(
        long number,
        String name,
        ListFormat format,
        String sha256,
        int entries,
        boolean active,
        long importedBy,
        Instant importedAt) {
    static final String PREFIX = "scl";

    String id() {
        return PublicId.of(PREFIX, number);
    }
}
