package io.ovation.server.approval;

import io.ovation.server.api.PublicId;
import io.ovation.server.identity.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as the API shows it.
 *
 * @param kind adjustment or refund
 * @param status open, approved, rejected, done or failed
 * @param subject public id of what it is about
 * @param summary what would happen, in a sentence
 * @param reason why, in the proposer's words
 * @param proposedBy id of the person
 * @param decidedBy id of the other person
 * @param result public id of what came of it
 * @param failure why it could not be done
 */
public record ProposalView(
        String id,
        String kind,
        String status,
        String subject,
        String summary,
        String reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        @Nullable String result,
        @Nullable String failure) {
    /** The view of a proposal. */
    public static ProposalView of(Proposal proposal) {
        return new ProposalView(
                proposal.id(),
                proposal.kind(),
                proposal.status().text(),
                proposal.subject(),
                proposal.summary(),
                proposal.reason(),
                PublicId.of(User.PREFIX, proposal.proposedBy()),
                proposal.proposedAt(),
                proposal.decidedBy() == null ? null : PublicId.of(User.PREFIX, proposal.decidedBy()),
                proposal.decidedAt(),
                proposal.decisionReason(),
                proposal.result(),
                proposal.failure());
    }
}
