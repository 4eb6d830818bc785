package io.ovation.server.approval;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that one person wants done with money and another decides on. Immutable.
 *
 * @param kind which {@link ProposedAction} does it
 * @param subject public id of what it is about
 * @param summary one sentence for whoever decides
 * @param body JSON that only the kind's own code reads
 * @param proposedBy user number
 * @param fingerprint of the request
 * @param proposedAt business clock
 * @param decidedBy user number; null while it is open
 * @param result public id of what came of it, once done
 * @param failure why it could not be done
 */
public record Proposal(
        long number,
        String kind,
        String subject,
        String summary,
        String body,
        String reason,
        long proposedBy,
        Fingerprint fingerprint,
        Instant proposedAt,
        Status status,
        @Nullable Long decidedBy,
        @Nullable String decisionReason,
        @Nullable Instant decidedAt,
        @Nullable String result,
        @Nullable String failure) {
    /** Prefix of public ids. */
    public static final String PREFIX = "prop";

    /** Where a proposal stands. */
    public enum Status {
        /** Waits for a second person. */
        OPEN,
        /** To be done. */
        APPROVED,
        /** Turned down. */
        REJECTED,
        /** Done. */
        DONE,
        /** Approved, but it cannot be done. */
        FAILED;

        /** As in JSON and SQL. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The public id. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }
}
