package io.ovation.server.payout;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.approval.Proposal;
import io.ovation.server.approval.Proposals;
import io.ovation.server.approval.ProposedAction;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Caller;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Holds: one person, or a rule, stops the payouts to a creator; two people let them go on. A payout that is held stays where it
 * is, with its money set aside. Blocking; any thread.
 */
@ApplicationScoped
public class PayoutHolds implements PayoutGate, ProposedAction {
    static final String RELEASE = "payout-hold-release";

    private static final int LONGEST = 500;

    private final Database database;
    private final Clocks clocks;
    /** Proposals know all actions, so they are asked for only when needed. */
    private final Instance<Proposals> proposals;

    PayoutHolds(Database database, Clocks clocks, Instance<Proposals> proposals) {
        this.database = database;
        this.clocks = clocks;
        this.proposals = proposals;
    }

    /**
     * Places a hold, in the caller's SQL transaction; while one with the same reason by the same placer is open, that one.
     *
     * @param reason one sentence for the creator, which accuses nobody
     * @param evidence what those need who decide, as text or JSON
     * @param placedBy public id of a person, or the name of a rule
     * @return the hold's public id
     */
    public String place(Handle handle, long creator, String reason, String evidence, String placedBy) {
        handle.createQuery(
                        "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('payout-hold', :creator))) AS l")
                .bind("creator", creator)
                .mapTo(Integer.class)
                .one();
        Optional<PayoutHold> same = open(handle, creator).stream()
                .filter(hold -> hold.reason().equals(reason) && hold.placedBy().equals(placedBy))
                .findFirst();
        if (same.isPresent()) {
            return same.get().id();
        }
        long number = Numbers.next();
        handle.createUpdate("""
                        INSERT INTO payout_hold (number, creator, reason, evidence, placed_by, placed_at)
                        VALUES (:number, :creator, :reason, :evidence, :by, :at)""")
                .bind("number", number)
                .bind("creator", creator)
                .bind("reason", reason)
                .bind("evidence", evidence)
                .bind("by", placedBy)
                .bind("at", clocks.business())
                .execute();
        return PublicId.of(PayoutHold.PREFIX, number);
    }

    @Override
    public @Nullable Wait waits(Payout payout) {
        List<PayoutHold> holds = database.withHandle(handle -> open(handle, payout.creator()));
        return holds.isEmpty() ? null : new Wait("hold", holds.getFirst().reason(), null, false);
    }

    @Override
    public String kind() {
        return RELEASE;
    }

    /** Proposes to lift a hold. */
    Proposal propose(Caller who, @Nullable String key, long number, @Nullable String reason) {
        PayoutHold hold = get(number);
        if (hold.releasedAt() != null) {
            throw Problem.of(ProblemCode.PROPOSAL_DECIDED).detail("The hold was lifted already");
        }
        if (hold.creator() == who.userNumber()) {
            throw Problem.of(ProblemCode.FOUR_EYES).detail("Nobody lifts a hold of their own");
        }
        return proposals
                .get()
                .propose(
                        who,
                        key,
                        new Proposals.Draft(
                                RELEASE, hold.id(), "Lift hold " + hold.id() + ": " + hold.reason(), "{}", reason));
    }

    @Override
    public String execute(Proposal proposal) {
        long number = PublicId.number(PayoutHold.PREFIX, proposal.subject());
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE payout_hold SET released_at = :at, released_by = :by
                        WHERE number = :number AND released_at IS NULL""")
                .bind("at", clocks.business())
                .bind("by", proposal.id())
                .bind("number", number)
                .execute());
        return proposal.subject();
    }

    /** A hold; {@code not_found} when there is none. */
    PayoutHold get(long number) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM payout_hold WHERE number = :number")
                        .bind("number", number)
                        .map(PayoutHolds::row)
                        .findOne())
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such hold"));
    }

    /** Open holds, oldest first. */
    Page<PayoutHold> page(@Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        List<PayoutHold> rows = database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM payout_hold WHERE released_at IS NULL AND number > :after
                        ORDER BY number LIMIT :limit""")
                .bind("after", key == null ? 0 : key[0])
                .bind("limit", limit + 1)
                .map(PayoutHolds::row)
                .list());
        return Page.of(rows, limit, last -> Cursor.of(last.number()));
    }

    /** A text of a hold; {@code field_invalid} when it is missing or too long. */
    static String checked(@Nullable String text, String field) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field(field)
                    .detail("Say it in 1 to " + LONGEST + " characters");
        }
        return text.strip();
    }

    private static List<PayoutHold> open(Handle handle, long creator) {
        return handle.createQuery(
                        "SELECT * FROM payout_hold WHERE creator = :creator AND released_at IS NULL ORDER BY number")
                .bind("creator", creator)
                .map(PayoutHolds::row)
                .list();
    }

    private static PayoutHold row(ResultSet row, StatementContext context) throws SQLException {
        @Nullable Timestamp released = row.getTimestamp("released_at");
        return new PayoutHold(
                row.getLong("number"),
                row.getLong("creator"),
                row.getString("reason"),
                row.getString("evidence"),
                row.getString("placed_by"),
                row.getTimestamp("placed_at").toInstant(),
                released == null ? null : released.toInstant(),
                row.getString("released_by"));
    }
}
