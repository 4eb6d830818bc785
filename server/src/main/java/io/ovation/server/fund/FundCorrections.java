package io.ovation.server.fund;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.approval.Proposal;
import io.ovation.server.approval.ProposalBodies;
import io.ovation.server.approval.Proposals;
import io.ovation.server.approval.ProposedAction;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Corrections of a closed day: proposed by one, approved by another, and then a run of their own that posts only what differs.
 * Several of one day are done one after the other. Blocking; any thread.
 */
@ApplicationScoped
class FundCorrections implements ProposedAction {
    private static final String KIND = "fund_correction";
    private static final int MOST = 1_000;

    private final Proposals proposals;
    private final FundStore store;
    private final Database database;
    private final Users users;
    private final Clocks clocks;
    private final ProposalBodies bodies;

    FundCorrections(
            Proposals proposals,
            FundStore store,
            Database database,
            Users users,
            Clocks clocks,
            ProposalBodies bodies) {
        this.proposals = proposals;
        this.store = store;
        this.database = database;
        this.users = users;
        this.clocks = clocks;
        this.bodies = bodies;
    }

    /** Proposes; what could never be done is refused at once. */
    Proposal propose(Caller who, @Nullable String key, long number, FundStaffResource.@Nullable Correction asked) {
        FundRun run = store.get(number);
        if (run.state() != RunState.CLOSED) {
            throw Problem.of(ProblemCode.FUND_DAY_OPEN)
                    .detail("The close is " + run.state().text());
        }
        if (asked == null) {
            throw Problem.invalid("reason", "Say what to correct, and why");
        }
        Changes changes = changes(asked);
        if (changes.equals(Changes.NONE)) {
            throw Problem.invalid("removals", "This corrects nothing: say pool, removals, disqualified or reinstated");
        }
        return proposals.propose(
                who,
                key,
                new Proposals.Draft(
                        KIND,
                        run.id(),
                        summary(run, changes),
                        bodies.write(new Body(run.number(), changes)),
                        asked.reason()));
    }

    private Changes changes(FundStaffResource.Correction asked) {
        List<Changes.Removal> removals = new ArrayList<>();
        for (FundStaffResource.Removal each : some("removals", asked.removals())) {
            if (each == null || each.videoId() == null || each.views() == null || each.views() < 1) {
                throw Problem.invalid("removals", "A removal has video_id and views above 0");
            }
            removals.add(new Changes.Removal(PublicId.numberField("vid", each.videoId(), "video_id"), each.views()));
        }
        if (asked.poolMicros() != null
                && (asked.poolMicros() < 0 || asked.poolMicros() > TermsRules.MOST_POOL_MICROS)) {
            throw Problem.invalid("pool_micros", "pool_micros is from 0 to " + TermsRules.MOST_POOL_MICROS);
        }
        return new Changes(
                asked.poolMicros(),
                removals,
                numbers("disqualified", asked.disqualified()),
                numbers("reinstated", asked.reinstated()));
    }

    private List<Long> numbers(String field, @Nullable List<@Nullable String> ids) {
        List<Long> numbers = new ArrayList<>();
        for (String id : some(field, ids)) {
            if (id == null) {
                throw Problem.invalid(field, field + " are ids of users");
            }
            numbers.add(users.get(PublicId.numberField(User.PREFIX, id, field)).number());
        }
        return numbers;
    }

    private static <T> List<T> some(String field, @Nullable List<T> asked) {
        if (asked == null) {
            return List.of();
        }
        if (asked.size() > MOST) {
            throw Problem.invalid(field, field + " has at most " + MOST + " items");
        }
        return asked;
    }

    private static String summary(FundRun run, Changes changes) {
        List<String> parts = new ArrayList<>();
        if (changes.poolMicros() != null) {
            parts.add(
                    "pool of " + changes.poolMicros() / 1_000_000 + " USD instead of " + run.poolMicros() / 1_000_000);
        }
        if (!changes.removals().isEmpty()) {
            long views = changes.removals().stream()
                    .mapToLong(Changes.Removal::views)
                    .sum();
            parts.add("take " + views + " views of " + changes.removals().size() + " videos out");
        }
        if (!changes.disqualified().isEmpty()) {
            parts.add("disqualify " + changes.disqualified().size() + " creators");
        }
        if (!changes.reinstated().isEmpty()) {
            parts.add("reinstate " + changes.reinstated().size() + " creators");
        }
        return "Fund of " + run.market() + ", " + run.day() + ": " + String.join("; ", parts);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Opens the run; the fund's job does it. */
    @Override
    public String execute(Proposal proposal) {
        Body body = bodies.read(proposal, Body.class);
        return database.inTransaction(handle -> {
            FundRun corrected = store.get(handle, body.run());
            store.open(
                    handle,
                    corrected.market(),
                    corrected.day(),
                    proposal.number(),
                    body.changes(),
                    proposal.reason(),
                    store.terms(handle, corrected),
                    clocks.business());
            return store.ofCause(handle, proposal.number(), corrected.market(), corrected.day())
                    .map(FundRun::id)
                    .orElseThrow(() -> new IllegalStateException("another correction was opened just now"));
        });
    }

    /** What of a proposal is kept for doing it. */
    record Body(long run, Changes changes) {}
}
