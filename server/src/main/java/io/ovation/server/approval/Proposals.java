package io.ovation.server.approval;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.RequestIds;
import io.ovation.server.audit.Audit;
import io.ovation.server.audit.AuditDraft;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Caller;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Proposing and deciding. Blocking; any thread. */
@ApplicationScoped
public class Proposals {
    private static final Logger LOG = LoggerFactory.getLogger(Proposals.class);
    private static final int LONGEST_REASON = 500;

    private final ProposalStore store;
    private final ProposalOperation operation;
    private final FourEyes fourEyes;
    private final Audit audit;
    private final Database database;
    private final Clocks clocks;

    Proposals(
            ProposalStore store,
            ProposalOperation operation,
            FourEyes fourEyes,
            Audit audit,
            Database database,
            Clocks clocks) {
        this.store = store;
        this.operation = operation;
        this.fourEyes = fourEyes;
        this.audit = audit;
        this.database = database;
        this.clocks = clocks;
    }

    /**
     * Hands a proposal in. It is its own idempotency record: the same key and content give the same proposal.
     *
     * @param who a member of staff
     * @param key the Idempotency-Key header
     * @param draft checked already: what is clearly impossible is not proposed
     */
    public Proposal propose(Caller who, @Nullable String key, Draft draft) {
        String checked = RequestIds.required(key);
        if (draft.reason() == null || draft.reason().isBlank() || draft.reason().length() > LONGEST_REASON) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("reason")
                    .detail("Say why, in 1 to " + LONGEST_REASON + " characters");
        }
        Fingerprint asked = Fingerprints.of(draft.kind(), draft.subject(), draft.body(), draft.reason());
        Proposal fresh = new Proposal(
                Numbers.next(),
                draft.kind(),
                draft.subject(),
                draft.summary(),
                draft.body(),
                draft.reason(),
                who.userNumber(),
                asked,
                clocks.business(),
                Proposal.Status.OPEN,
                null,
                null,
                null,
                null,
                null);
        Proposal kept = database.inTransaction(handle -> {
            if (store.insert(handle, fresh, checked)) {
                audit.record(
                        handle,
                        who,
                        new AuditDraft(
                                draft.kind() + ".proposed",
                                fresh.id(),
                                Map.of(
                                        "about",
                                        draft.subject(),
                                        "summary",
                                        draft.summary(),
                                        "reason",
                                        draft.reason())));
                return fresh;
            }
            return store.findByKey(handle, who.userNumber(), checked).orElseThrow();
        });
        if (!kept.fingerprint().equals(asked)) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)
                    .field("Idempotency-Key")
                    .cure("Use a new key for a new request");
        }
        return kept;
    }

    /** A second person decides; what is approved is done at once if it can be. The same decision again changes nothing. */
    public Proposal decide(Caller who, long number, FourEyes.Decision decision) {
        Proposal proposal = get(number);
        fourEyes.check(who, proposal.proposedBy());
        boolean mine = database.inTransaction(handle -> {
            boolean news = store.decided(handle, number, decision, who.userNumber(), clocks.business(), clocks.wall());
            if (news) {
                fourEyes.record(handle, who, proposal.kind(), proposal.id(), decision);
            }
            return news;
        });
        if (!mine) {
            Proposal now = store.get(number);
            if ((now.status() == Proposal.Status.REJECTED) == decision.approve()) {
                throw Problem.of(ProblemCode.PROPOSAL_DECIDED)
                        .detail("The proposal is " + now.status().text() + " already");
            }
        }
        try {
            operation.advance(number);
        } catch (RuntimeException e) {
            // The intent is written: the sweeper finishes it.
            LOG.warn("Proposal {} goes on later: {}", proposal.id(), e.toString());
        }
        return store.get(number);
    }

    /** The proposal of a number; {@code not_found} when there is none. */
    public Proposal get(long number) {
        return store.find(number)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such proposal"));
    }

    /** Proposals, newest first. */
    public Page<Proposal> page(
            Proposal.@Nullable Status status, @Nullable String kind, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        return Page.of(
                store.page(status, kind, key == null ? Long.MAX_VALUE : key[0], limit + 1),
                limit,
                last -> Cursor.of(last.number()));
    }

    /**
     * What is proposed.
     *
     * @param kind of the {@link ProposedAction}
     * @param subject public id of what it is about
     * @param summary one sentence for whoever decides, with the amount in it
     * @param body JSON for the kind's own code, the same for the same request
     * @param reason why, in the proposer's words
     */
    public record Draft(
            String kind,
            String subject,
            String summary,
            String body,
            @Nullable String reason) {}
}
