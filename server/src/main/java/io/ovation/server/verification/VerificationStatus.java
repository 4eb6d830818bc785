package io.ovation.server.verification;

import java.util.Locale;

/** Where a person's identity check stands. */
public enum VerificationStatus {
    /** Nothing was handed in. */
    NONE,
    /** Handed in; a person of ours looks at it. */
    PENDING,
    /** Looked at and right. */
    VERIFIED,
    /** Looked at and not right, with a reason; it can be handed in again. */
    REJECTED,
    /** Was right until a day that has passed. */
    EXPIRED;

    /** As in JSON and SQL. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static VerificationStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
