package io.ovation.server.verification;

import io.ovation.server.api.PublicId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document without its content. Immutable.
 *
 * @param verification the check it was handed in with; null before
 * @param mark tells equals apart from others without telling what they are
 * @param shreddedAt when its content was deleted; null while it is kept
 */
record IdentityDocument(
        long number,
        long person,
        @Nullable Long verification,
        DocumentKind kind,
        String mediaType,
        int bytes,
        String mark,
        Instant uploadedAt,
        @Nullable Instant shreddedAt) {
    static final String PREFIX = "idd";

    String id() {
        return PublicId.of(PREFIX, number);
    }

    /** What its content is sealed for. */
    static String purpose(long number, long person) {
        return "identity-document:" + person + ":" + number;
    }
}
