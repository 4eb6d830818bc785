package io.ovation.server.verification;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.approval.Proposal;
import io.ovation.server.approval.Proposals;
import io.ovation.server.approval.ProposedAction;
import io.ovation.server.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import org.jspecify.annotations.Nullable;

/** A hit is cleared or confirmed: one person proposes it, another approves. */
@ApplicationScoped
class ScreeningAction implements ProposedAction {
    static final String KIND = "screening";

    private static final String CLEAR = "clear";
    private static final String CONFIRM = "confirm";

    private final Screenings screenings;
    /** Proposals know all actions, so they are asked for only when needed. */
    private final Instance<Proposals> proposals;

    ScreeningAction(Screenings screenings, Instance<Proposals> proposals) {
        this.screenings = screenings;
        this.proposals = proposals;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Proposes what to do with a hit. */
    Proposal propose(
            Caller who, @Nullable String key, long hitNumber, @Nullable String decision, @Nullable String reason) {
        if (!CLEAR.equals(decision) && !CONFIRM.equals(decision)) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("decision").detail("The decision is clear or confirm");
        }
        ScreeningHit hit = screenings.hit(hitNumber);
        if (hit.status() != ScreeningHit.Status.OPEN) {
            throw Problem.of(ProblemCode.PROPOSAL_DECIDED)
                    .detail("The hit is " + hit.status().text() + " already");
        }
        if (hit.person() == who.userNumber()) {
            throw Problem.of(ProblemCode.FOUR_EYES).detail("Nobody decides on a hit of their own");
        }
        String summary = CLEAR.equals(decision)
                ? "Clear hit " + hit.id() + " on " + hit.list() + ": not the person on the list"
                : "Confirm hit " + hit.id() + " on " + hit.list() + ": nothing is paid to this person any more";
        return proposals
                .get()
                .propose(
                        who,
                        key,
                        new Proposals.Draft(KIND, hit.id(), summary, "{\"decision\":\"" + decision + "\"}", reason));
    }

    @Override
    public String execute(Proposal proposal) {
        ScreeningHit hit = screenings.hit(PublicId.number(ScreeningHit.PREFIX, proposal.subject()));
        boolean clear = proposal.body().contains("\"" + CLEAR + "\"");
        screenings.decided(hit, clear ? ScreeningHit.Status.CLEARED : ScreeningHit.Status.CONFIRMED, proposal.id());
        return hit.id();
    }
}
