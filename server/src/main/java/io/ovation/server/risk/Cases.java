package io.ovation.server.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.economics.Stream;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.audit.Audit;
import io.ovation.server.audit.AuditDraft;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.dispute.ClawBacks;
import io.ovation.server.coin.lot.LotUse;
import io.ovation.server.event.Events;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cases, the gifts in quarantine that belong to them, and what people decide. Blocking; any thread. */
@ApplicationScoped
class Cases {
    private static final Logger LOG = LoggerFactory.getLogger(Cases.class);

    private final Database database;
    private final QuarantineStore quarantines;
    private final QuarantineOperation operation;
    private final ClawBacks clawBacks;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;
    private final Audit audit;
    private final ObjectMapper json;

    Cases(
            Database database,
            QuarantineStore quarantines,
            QuarantineOperation operation,
            ClawBacks clawBacks,
            Users users,
            Markets markets,
            Clocks clocks,
            Audit audit,
            ObjectMapper json) {
        this.database = database;
        this.quarantines = quarantines;
        this.operation = operation;
        this.clawBacks = clawBacks;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
        this.audit = audit;
        this.json = json;
    }

    /**
     * Opens a case about a creator, or brings the open one up to date, and puts gifts into quarantine that belong to it.
     *
     * @param gifts that are suspicious; those that have matured, or are in quarantine already, stay as they are
     * @param reason why, in words that the creator may read
     * @param saidBy {@code rule}, {@code creator} or {@code staff}
     * @return the number of the case
     */
    long open(long creator, Score score, boolean holds, List<LotUse> gifts, String reason, String saidBy) {
        List<Long> fresh = new ArrayList<>();
        long number = database.inTransaction(handle -> {
            RiskCase open = write(handle, creator, score, holds);
            LocalDate today = clocks.today(markets.of(users.get(creator)));
            for (LotUse gift : gifts) {
                Quarantine asked = asked(open.number(), gift, reason, saidBy, today);
                if (asked.maturesOn().isAfter(today)
                        && QuarantineStore.insert(handle, asked, clocks.business(), clocks.wall())) {
                    fresh.add(asked.number());
                }
            }
            return open.number();
        });
        fresh.forEach(this::goOn);
        return number;
    }

    private RiskCase write(Handle handle, long creator, Score score, boolean holds) {
        record Written(RiskCase now, boolean isFresh) {}
        Instant now = clocks.business();
        Written written = handle.createQuery("""
                        INSERT INTO risk_case AS c (number, creator, score, reasons, status, holds, opened_at, changed_at)
                        VALUES (:number, :creator, :score, :reasons, 'open', :holds, :now, :now)
                        ON CONFLICT (creator) WHERE status = 'open' DO UPDATE SET
                            score = GREATEST(c.score, excluded.score),
                            reasons = CASE WHEN excluded.score >= c.score AND excluded.reasons <> '[]'
                                THEN excluded.reasons ELSE c.reasons END,
                            holds = c.holds OR excluded.holds, changed_at = excluded.changed_at
                        RETURNING *, xmax = 0 AS fresh""")
                .bind("number", Numbers.next())
                .bind("creator", creator)
                .bind("score", score.points())
                .bind("reasons", text(score.reasons()))
                .bind("holds", holds)
                .bind("now", now)
                .map((row, context) -> new Written(row(row, context), row.getBoolean("fresh")))
                .one();
        if (written.isFresh()) {
            Events.append(handle, RiskEvents.of(written.now(), now));
        }
        return written.now();
    }

    private static Quarantine asked(long caseNumber, LotUse gift, String reason, String saidBy, LocalDate today) {
        return new Quarantine(
                Numbers.next(),
                caseNumber,
                Objects.requireNonNull(gift.gift()),
                Objects.requireNonNull(gift.creator()),
                gift.reference(),
                Stream.ofCode(Objects.requireNonNull(gift.stream())),
                Objects.requireNonNull(gift.currency()),
                gift.micros(),
                gift.diamondUnits(),
                Objects.requireNonNull(gift.maturesOn()),
                reason,
                saidBy,
                Quarantine.Status.ASKED,
                null,
                today);
    }

    /** Everything was in order: gifts are released, payouts go on. One person may: it only gives back. */
    RiskCase clear(Caller who, long number, String reason) {
        List<Long> released = database.inTransaction(handle -> {
            decide(handle, number, RiskCase.Status.CLEARED, who.userNumber(), reason);
            audit.record(
                    handle, who, new AuditDraft("risk_case.cleared", get(number).id(), Map.of("reason", reason)));
            return QuarantineStore.end(handle, number, Quarantine.Status.RELEASING, clocks.wall());
        });
        released.forEach(this::goOn);
        return get(number);
    }

    /**
     * Two people agreed that it was fraud and that the creator had a part in it: the gifts' earnings go to the reserve, and
     * what disputes of these payers cost others is the creator's debt. In the SQL transaction of one step; again does nothing.
     */
    void confirm(long number, List<Long> payers, String evidence, String proposal, long proposedBy) {
        database.useTransaction(handle -> {
            RiskCase found = find(handle, number).orElseThrow();
            if (found.status() == RiskCase.Status.OPEN) {
                decide(handle, number, RiskCase.Status.CONFIRMED, proposedBy, evidence);
            }
            for (Long payer : payers) {
                handle.createUpdate("""
                                INSERT INTO risk_complicity (creator, payer, case_number, proposal, evidence, confirmed_at)
                                VALUES (:creator, :payer, :case, :proposal, :evidence, :at)
                                ON CONFLICT (creator, payer) DO NOTHING""")
                        .bind("creator", found.creator())
                        .bind("payer", payer)
                        .bind("case", number)
                        .bind("proposal", proposal)
                        .bind("evidence", evidence)
                        .bind("at", clocks.business())
                        .execute();
                clawBacks.correct(handle, found.creator(), payer);
            }
            QuarantineStore.end(handle, number, Quarantine.Status.CONFISCATING, clocks.wall());
        });
    }

    /** Goes on at once with what was confirmed; what is left open, the sweeper finishes. */
    void goOnWith(long number, List<Long> payers) {
        quarantines.ofCase(number).forEach(each -> goOn(each.number()));
        clawBacks.goOn(get(number).creator(), payers);
    }

    private void decide(Handle handle, long number, RiskCase.Status to, long by, String decision) {
        int moved = handle.createUpdate("""
                        UPDATE risk_case SET status = :to, decided_by = :by, decided_at = :now, changed_at = :now,
                            decision = :decision
                        WHERE number = :number AND status = 'open'""")
                .bind("to", to.text())
                .bind("by", by)
                .bind("now", clocks.business())
                .bind("decision", decision)
                .bind("number", number)
                .execute();
        if (moved == 0) {
            throw Problem.of(ProblemCode.CASE_DECIDED)
                    .detail("The case is "
                            + find(handle, number)
                                    .orElseThrow(Cases::unknown)
                                    .status()
                                    .text() + " already");
        }
        Events.append(handle, RiskEvents.of(find(handle, number).orElseThrow(), clocks.business()));
    }

    private void goOn(long quarantine) {
        try {
            operation.advance(quarantine);
        } catch (RuntimeException e) {
            LOG.warn("Quarantine {} goes on later: {}", quarantine, e.toString());
        }
    }

    /** A case; {@code not_found} when there is none. */
    RiskCase get(long number) {
        return database.withHandle(handle -> find(handle, number)).orElseThrow(Cases::unknown);
    }

    /** The gifts of a case in quarantine. */
    List<Quarantine> quarantines(long number) {
        return quarantines.ofCase(number);
    }

    /** The open case of a creator that keeps payouts waiting, if there is one; one that was confirmed keeps them for good. */
    Optional<RiskCase> holding(long creator) {
        return database.withHandle(handle ->
                handle.createQuery("""
                        SELECT * FROM risk_case WHERE creator = :creator
                            AND (status = 'open' AND holds OR status = 'confirmed')
                        ORDER BY number DESC LIMIT 1""").bind("creator", creator).map(Cases::row).findOne());
    }

    /** Cases, newest first; all, or those of a status. */
    Page<RiskCase> page(RiskCase.@Nullable Status status, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        return Page.of(
                database.withHandle(handle -> handle.createQuery("""
                                SELECT * FROM risk_case WHERE number < :before
                                    AND (CAST(:status AS text) IS NULL OR status = :status)
                                ORDER BY number DESC LIMIT :limit""")
                        .bind("before", key == null ? Long.MAX_VALUE : key[0])
                        .bind("status", status == null ? null : status.text())
                        .bind("limit", limit + 1)
                        .map(Cases::row)
                        .list()),
                limit,
                last -> Cursor.of(last.number()));
    }

    /** The reasons of a case. */
    List<Score.Reason> reasons(RiskCase found) {
        try {
            return List.of(json.readValue(found.reasons(), Score.Reason[].class));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a case holds what was never written to it", impossible);
        }
    }

    private String text(List<Score.Reason> reasons) {
        try {
            return json.writeValueAsString(reasons);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("reasons cannot be written as JSON", impossible);
        }
    }

    private static Optional<RiskCase> find(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM risk_case WHERE number = :number")
                .bind("number", number)
                .map(Cases::row)
                .findOne();
    }

    private static Problem unknown() {
        return Problem.of(ProblemCode.NOT_FOUND).detail("There is no such case");
    }

    private static RiskCase row(ResultSet row, StatementContext context) throws SQLException {
        Timestamp decided = row.getTimestamp("decided_at");
        return new RiskCase(
                row.getLong("number"),
                row.getLong("creator"),
                row.getInt("score"),
                row.getString("reasons"),
                RiskCase.Status.of(row.getString("status")),
                row.getBoolean("holds"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getObject("decided_by", Long.class),
                decided == null ? null : decided.toInstant(),
                row.getString("decision"));
    }
}
