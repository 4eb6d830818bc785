package io.ovation.server.fund;

import io.ovation.server.api.Problem;
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
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A creator gets nothing of the fund for some days: of those that are closed, what was posted goes back by a run each; of those to
 * come, nothing is posted. In pool mode nobody else's share moves. Proposed by one, approved by another. Blocking; any thread.
 */
@ApplicationScoped
class FundDisqualifications implements ProposedAction {
    private static final String KIND = "fund_disqualification";
    private static final int MOST_DAYS = 366;

    private final Proposals proposals;
    private final FundStore store;
    private final Database database;
    private final Users users;
    private final Clocks clocks;
    private final ProposalBodies bodies;

    FundDisqualifications(
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

    /** Proposes. */
    Proposal propose(Caller who, @Nullable String key, FundStaffResource.@Nullable Disqualification asked) {
        if (asked == null || asked.userId() == null || asked.firstDay() == null || asked.lastDay() == null) {
            throw Problem.invalid("user_id", "user_id, first_day and last_day are needed");
        }
        User user = users.get(PublicId.numberField(User.PREFIX, asked.userId(), "user_id"));
        if (asked.lastDay().isBefore(asked.firstDay())
                || asked.firstDay().plusDays(MOST_DAYS).isBefore(asked.lastDay())) {
            throw Problem.invalid("last_day", "last_day is first_day or up to " + MOST_DAYS + " days later");
        }
        return proposals.propose(
                who,
                key,
                new Proposals.Draft(
                        KIND,
                        user.id(),
                        user.name() + " (@" + user.handle() + ") gets nothing of the fund from " + asked.firstDay()
                                + " to " + asked.lastDay(),
                        bodies.write(new Body(user.number(), asked.firstDay(), asked.lastDay())),
                        asked.reason()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String execute(Proposal proposal) {
        Body body = bodies.read(proposal, Body.class);
        return database.inTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO fund_disqualification (number, creator, first_day, last_day, reason, at)
                            VALUES (:number, :creator, :first, :last, :reason, :now) ON CONFLICT DO NOTHING""")
                    .bind("number", proposal.number())
                    .bind("creator", body.creator())
                    .bind("first", body.firstDay())
                    .bind("last", body.lastDay())
                    .bind("reason", proposal.reason())
                    .bind("now", clocks.business())
                    .execute();
            Changes changes = new Changes(null, List.of(), List.of(body.creator()), List.of());
            for (FundRun run : touched(handle, body)) {
                store.open(
                        handle,
                        run.market(),
                        run.day(),
                        proposal.number(),
                        changes,
                        proposal.reason(),
                        store.terms(handle, run),
                        clocks.business());
            }
            return PublicId.of("fdq", proposal.number());
        });
    }

    /** The newest run of every market's day that the creator has views in; those not frozen yet see the disqualification. */
    private List<FundRun> touched(Handle handle, Body body) {
        return handle
                .createQuery("""
                        SELECT DISTINCT ON (r.market, r.day) r.number FROM fund_run r
                        JOIN fund_input i ON i.run = r.number AND i.creator = :creator
                        WHERE r.day BETWEEN :first AND :last ORDER BY r.market, r.day, r.run DESC""")
                .bind("creator", body.creator())
                .bind("first", body.firstDay())
                .bind("last", body.lastDay())
                .mapTo(Long.class)
                .list()
                .stream()
                .map(number -> store.get(handle, number))
                .toList();
    }

    /** What of a proposal is kept for doing it. */
    record Body(long creator, LocalDate firstDay, LocalDate lastDay) {}
}
