package io.ovation.server.programme;

import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.audit.Audit;
import io.ovation.server.audit.AuditDraft;
import io.ovation.server.clock.Clocks;
import io.ovation.server.event.Events;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Gives and lifts strikes; both are in the audit log and told as events. Any thread; blocks on SQL. */
@ApplicationScoped
class Strikes {
    private static final int LONGEST_NOTE = 500;
    private static final int MOST_POINTS = 10;
    private static final int MOST_DAYS = 3_650;

    private final Database database;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;
    private final Audit audit;

    Strikes(Database database, Users users, Markets markets, Clocks clocks, Audit audit) {
        this.database = database;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
        this.audit = audit;
    }

    /**
     * Gives one.
     *
     * @param points null for the reason's own
     * @param days until it expires; null for the reason's own
     */
    Strike give(
            Handle handle,
            Caller who,
            long user,
            StrikeReason reason,
            @Nullable Integer points,
            @Nullable Integer days,
            @Nullable String note) {
        User about = users.get(user);
        String text = text("note", note);
        int weight = points == null ? reason.points() : points;
        int length = days == null ? reason.days() : days;
        if (weight < 1 || weight > MOST_POINTS) {
            throw Problem.invalid("points", "points are from 1 to " + MOST_POINTS);
        }
        if (length < 1 || length > MOST_DAYS) {
            throw Problem.invalid("days", "days are from 1 to " + MOST_DAYS);
        }
        Strike strike = new Strike(
                Numbers.next(),
                user,
                reason,
                weight,
                text,
                clocks.business(),
                clocks.today(markets.of(about)).plusDays(length),
                who.id(),
                null,
                null);
        handle.createUpdate("""
                        INSERT INTO programme_strike (number, user_number, reason, points, note, given_at, expires_on, given_by)
                        VALUES (:number, :user, :reason, :points, :note, :at, :expires, :who)""")
                .bind("number", strike.number())
                .bind("user", user)
                .bind("reason", reason.text())
                .bind("points", weight)
                .bind("note", text)
                .bind("at", strike.givenAt())
                .bind("expires", strike.expiresOn())
                .bind("who", who.id())
                .execute();
        changed(handle, user);
        audit.record(
                handle,
                who,
                new AuditDraft(
                        "strike.given",
                        strike.id(),
                        Map.of(
                                "user",
                                about.id(),
                                "reason",
                                reason.text(),
                                "points",
                                Integer.toString(weight),
                                "expires_on",
                                strike.expiresOn().toString(),
                                "note",
                                text)));
        Events.append(handle, ProgrammeEvents.strike(strike, clocks.business()));
        return strike;
    }

    /** Lifts one; it no longer counts from now on. Lifting it again changes nothing. */
    Strike lift(Caller who, long number, @Nullable String reason) {
        String text = text("reason", reason);
        return database.inTransaction(handle -> {
            int changed = handle.createUpdate("""
                            UPDATE programme_strike SET lifted_at = :now, lifted_by = :who, lift_reason = :reason
                            WHERE number = :number AND lifted_at IS NULL""")
                    .bind("now", clocks.business())
                    .bind("who", who.id())
                    .bind("reason", text)
                    .bind("number", number)
                    .execute();
            Strike strike = find(handle, number);
            if (changed > 0) {
                changed(handle, strike.user());
                audit.record(handle, who, new AuditDraft("strike.lifted", strike.id(), Map.of("reason", text)));
                Events.append(handle, ProgrammeEvents.strike(strike, clocks.business()));
            }
            return strike;
        });
    }

    /** All of a user, newest first. */
    List<Strike> of(long user) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM programme_strike WHERE user_number = :user ORDER BY number DESC")
                .bind("user", user)
                .map((row, context) -> strike(row))
                .list());
    }

    private static Strike find(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM programme_strike WHERE number = :number")
                .bind("number", number)
                .map((row, context) -> strike(row))
                .findOne()
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such strike"));
    }

    private static void changed(Handle handle, long user) {
        handle.createUpdate("UPDATE programme_member SET to_evaluate = TRUE WHERE user_number = :user")
                .bind("user", user)
                .execute();
    }

    private static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST_NOTE) {
            throw Problem.invalid(field, field + " has 1 to " + LONGEST_NOTE + " characters");
        }
        return value.strip();
    }

    private static Strike strike(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime lifted = row.getObject("lifted_at", OffsetDateTime.class);
        @Nullable Instant liftedAt = lifted == null ? null : lifted.toInstant();
        return new Strike(
                row.getLong("number"),
                row.getLong("user_number"),
                StrikeReason.of(row.getString("reason")),
                row.getInt("points"),
                row.getString("note"),
                row.getObject("given_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_on", LocalDate.class),
                row.getString("given_by"),
                liftedAt,
                row.getString("lift_reason"));
    }
}
