package io.ovation.server.programme;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.audit.Audit;
import io.ovation.server.audit.AuditDraft;
import io.ovation.server.clock.Clocks;
import io.ovation.server.event.Events;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * People look at a decision again. One appeal a decision; a granted one waives criteria for a while, so that the next review does
 * not take back what a person gave. Any thread; blocks on SQL.
 */
@ApplicationScoped
public class Appeals {
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_DAYS = 366;
    private static final int DAYS = 90;

    /** No appeal makes anybody older, or a government a person. */
    private static final Set<Criterion> NEVER_WAIVED = EnumSet.of(Criterion.AGE, Criterion.ACCOUNT_KIND);

    private final Programme programme;
    private final ProgrammeStore store;
    private final Database database;
    private final Users users;
    private final Clocks clocks;
    private final Audit audit;

    Appeals(Programme programme, ProgrammeStore store, Database database, Users users, Clocks clocks, Audit audit) {
        this.programme = programme;
        this.store = store;
        this.database = database;
        this.users = users;
        this.clocks = clocks;
        this.audit = audit;
    }

    /** Appeals against the newest decision, when that went against the user. The same appeal again is the one there is. */
    Appeal appeal(User user, @Nullable String text) {
        String words = checked("text", text, LONGEST_TEXT);
        return database.inTransaction(handle -> {
            ProgrammeStore.lock(handle, user.number());
            Decision decision = against(handle, user)
                    .orElseThrow(() -> Problem.of(ProblemCode.APPEAL_NOT_POSSIBLE)
                            .detail("No decision stands against you")
                            .cure("POST /v1/programme/applications to apply"));
            Optional<Appeal> known = of(handle, decision.number());
            if (known.isPresent()) {
                if (known.get().text().equals(words)) {
                    return known.get();
                }
                throw Problem.of(ProblemCode.APPEAL_NOT_POSSIBLE)
                        .detail("There is an appeal against this decision already: it is "
                                + known.get().status());
            }
            Appeal fresh = new Appeal(
                    Numbers.next(), user.number(), decision.number(), words, clocks.business(), "open", null, null);
            handle.createUpdate("""
                            INSERT INTO programme_appeal (number, user_number, decision, text, asked_at, status)
                            VALUES (:number, :user, :decision, :text, :at, 'open')""")
                    .bind("number", fresh.number())
                    .bind("user", fresh.user())
                    .bind("decision", fresh.decision())
                    .bind("text", words)
                    .bind("at", fresh.askedAt())
                    .execute();
            Events.append(handle, ProgrammeEvents.appeal(fresh, fresh.askedAt()));
            return fresh;
        });
    }

    /** The same for whoever does not need the appeal. */
    public void ask(User user, String text) {
        appeal(user, text);
    }

    /** The newest decision, when somebody may appeal against it. */
    Optional<Decision> against(Handle handle, User user) {
        return store.decisions(handle, user.number(), Long.MAX_VALUE, 1).stream()
                .filter(decision -> decision.outcome() == MemberStatus.REFUSED
                        || decision.outcome() == MemberStatus.LOST
                        || decision.outcome() == MemberStatus.AT_RISK)
                .findFirst();
    }

    /**
     * Decides. The same decision again changes nothing; another is {@code appeal_decided}.
     *
     * @param criteria what to waive; null for all that stands in the way
     * @param days for how long; null for 90
     */
    Appeal decide(
            Caller who,
            long number,
            boolean grant,
            @Nullable String reason,
            @Nullable List<String> criteria,
            @Nullable Integer days) {
        String words = checked("reason", reason, LONGEST_REASON);
        int length = days == null ? DAYS : days;
        if (length < 1 || length > MOST_DAYS) {
            throw Problem.invalid("days", "days are from 1 to " + MOST_DAYS);
        }
        return database.inTransaction(handle -> {
            Appeal first = get(handle, number);
            User user = users.get(first.user());
            ProgrammeStore.lock(handle, user.number());
            Appeal appeal = get(handle, number);
            String outcome = grant ? "granted" : "upheld";
            if (!appeal.status().equals("open")) {
                if (appeal.status().equals(outcome)) {
                    return appeal;
                }
                throw Problem.of(ProblemCode.APPEAL_DECIDED).detail("The appeal is " + appeal.status() + " already");
            }
            if (user.number() == who.userNumber()) {
                throw Problem.of(ProblemCode.FOUR_EYES).detail("Nobody decides on an appeal of their own");
            }
            handle.createUpdate("""
                            UPDATE programme_appeal SET status = :status, decided_by = :who, decided_at = :now, reason = :reason
                            WHERE number = :number""")
                    .bind("status", outcome)
                    .bind("who", who.userNumber())
                    .bind("now", clocks.business())
                    .bind("reason", words)
                    .bind("number", number)
                    .execute();
            Set<Criterion> waived = grant ? grant(handle, appeal, user, criteria, length) : Set.of();
            audit.record(
                    handle,
                    who,
                    new AuditDraft(
                            "appeal." + outcome,
                            appeal.id(),
                            Map.of(
                                    "user",
                                    user.id(),
                                    "reason",
                                    words,
                                    "waived",
                                    waived.stream().map(Criterion::text).collect(Collectors.joining(",")))));
            Appeal decided = get(handle, number);
            Events.append(handle, ProgrammeEvents.appeal(decided, clocks.business()));
            return decided;
        });
    }

    private Set<Criterion> grant(Handle handle, Appeal appeal, User user, @Nullable List<String> criteria, int days) {
        Verdict before = programme.judge(handle, user);
        Set<Criterion> waived = EnumSet.noneOf(Criterion.class);
        if (criteria == null) {
            before.findings().stream()
                    .filter(Finding::hinders)
                    .forEach(each -> waived.add(Criterion.of(each.criterion())));
        } else {
            criteria.forEach(each -> waived.add(criterion(each)));
        }
        for (Criterion each : waived) {
            if (NEVER_WAIVED.contains(each)) {
                throw Problem.invalid("criteria", "Nobody is let off " + each.text());
            }
        }
        LocalDate until = before.day().plusDays(days);
        Instant now = clocks.business();
        waived.forEach(each -> ProgrammeStore.waive(handle, appeal, each, now, until));
        Verdict after = programme.judge(handle, user);
        if (!after.eligible()) {
            throw Problem.invalid(
                    "criteria",
                    "These would still stand in the way: "
                            + after.findings().stream()
                                    .filter(Finding::hinders)
                                    .map(Finding::criterion)
                                    .collect(Collectors.joining(", ")));
        }
        programme.decide(handle, user, after, "appeal", MemberStatus.MEMBER, null);
        return waived;
    }

    /** Appeals in a status, oldest first: what waits longest comes first. */
    Page<Appeal> page(@Nullable String status, @Nullable String cursor, int limit) {
        long @Nullable [] key = Cursor.read(cursor, 1);
        List<Appeal> rows = database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM programme_appeal
                        WHERE (CAST(:status AS text) IS NULL OR status = :status) AND number > :after
                        ORDER BY number LIMIT :limit""")
                .bind("status", status)
                .bind("after", key == null ? 0 : key[0])
                .bind("limit", limit + 1)
                .map((row, context) -> appeal(row))
                .list());
        return Page.of(rows, limit, last -> Cursor.of(last.number()));
    }

    /** The newest appeal of a user. */
    Optional<Appeal> newest(Handle handle, long user) {
        return handle.createQuery(
                        "SELECT * FROM programme_appeal WHERE user_number = :user ORDER BY number DESC LIMIT 1")
                .bind("user", user)
                .map((row, context) -> appeal(row))
                .findOne();
    }

    private static Optional<Appeal> of(Handle handle, long decision) {
        return handle.createQuery("SELECT * FROM programme_appeal WHERE decision = :decision")
                .bind("decision", decision)
                .map((row, context) -> appeal(row))
                .findOne();
    }

    private static Appeal get(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM programme_appeal WHERE number = :number")
                .bind("number", number)
                .map((row, context) -> appeal(row))
                .findOne()
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such appeal"));
    }

    private static Appeal appeal(ResultSet row) throws SQLException {
        return new Appeal(
                row.getLong("number"),
                row.getLong("user_number"),
                row.getLong("decision"),
                row.getString("text"),
                ProgrammeStore.instant(row, "asked_at"),
                row.getString("status"),
                ProgrammeStore.instantOrNull(row, "decided_at"),
                row.getString("reason"));
    }

    private static Criterion criterion(String text) {
        try {
            return Criterion.of(text);
        } catch (IllegalArgumentException unknown) {
            throw Problem.invalid("criteria", "There is no criterion '" + text + "'");
        }
    }

    private static String checked(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank() || text.length() > longest) {
            throw Problem.invalid(field, field + " has 1 to " + longest + " characters");
        }
        return text.strip();
    }
}
