package io.ovation.server.approval;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.audit.Audit;
import io.ovation.server.audit.AuditDraft;
import io.ovation.server.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rule itself: nobody decides on what they asked for, and every decision is in the audit log. Any thread. */
@ApplicationScoped
public class FourEyes {
    private static final int LONGEST_REASON = 500;

    private final Audit audit;

    FourEyes(Audit audit) {
        this.audit = audit;
    }

    /** {@code four_eyes} when the decider is the one who asked. Only people decide: a key is nobody. */
    public void check(Caller decider, long askedBy) {
        if (decider.userNumber() == 0 || decider.userNumber() == askedBy) {
            throw Problem.of(ProblemCode.FOUR_EYES)
                    .detail("Nobody decides on what they asked for themselves")
                    .cure("Ask a colleague in finance");
        }
    }

    /**
     * Records a decision in the SQL transaction that makes it.
     *
     * @param kind what was decided on, as in {@code payout}
     * @param subject its public id
     */
    public void record(Handle handle, Caller decider, String kind, String subject, Decision decision) {
        Map<String, String> details = new LinkedHashMap<>();
        if (decision.reason() != null) {
            details.put("reason", decision.reason());
        }
        audit.record(
                handle,
                decider,
                new AuditDraft(kind + (decision.approve() ? ".approved" : ".rejected"), subject, details));
    }

    /**
     * A decision.
     *
     * @param reason what the decider said, if anything
     */
    public record Decision(boolean approve, @Nullable String reason) {
        /** Reads {@code decision} (approve or reject) and {@code reason} of a body. */
        public static Decision of(@Nullable String decision, @Nullable String reason) {
            boolean approve = "approve".equals(decision);
            if (!approve && !"reject".equals(decision)) {
                throw Problem.of(ProblemCode.FIELD_INVALID)
                        .field("decision")
                        .detail("The decision is approve or reject");
            }
            if (reason != null && reason.length() > LONGEST_REASON) {
                throw Problem.of(ProblemCode.FIELD_INVALID)
                        .field("reason")
                        .detail("A reason has at most " + LONGEST_REASON + " characters");
            }
            return new Decision(approve, reason);
        }
    }
}
