package io.ovation.server.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.Fingerprints;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of membership, decisions and appeals. Each method works in its caller's transaction. */
@ApplicationScoped
class ProgrammeStore {
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final ObjectMapper json;

    ProgrammeStore(ObjectMapper json) {
        this.json = json;
    }

    /** Nobody else decides on this user until the transaction ends, on any server. */
    static void lock(Handle handle, long user) {
        handle.createQuery("SELECT pg_advisory_xact_lock(:key)::text")
                .bind("key", Fingerprints.of("programme-member", user).high())
                .mapTo(String.class)
                .one();
    }

    static Optional<Member> member(Handle handle, long user) {
        return handle.createQuery("SELECT * FROM programme_member WHERE user_number = :user")
                .bind("user", user)
                .map((row, context) -> new Member(
                        user,
                        row.getString("market"),
                        MemberStatus.of(row.getString("status")),
                        instant(row, "since"),
                        row.getObject("grace_until", LocalDate.class),
                        row.getObject("evaluated_on", LocalDate.class)))
                .findOne();
    }

    static void save(Handle handle, Member member) {
        handle.createUpdate("""
                        INSERT INTO programme_member (user_number, market, status, since, grace_until, evaluated_on)
                        VALUES (:user, :market, :status, :since, :grace, :evaluated)
                        ON CONFLICT (user_number) DO UPDATE SET market = excluded.market, status = excluded.status,
                            since = excluded.since, grace_until = excluded.grace_until,
                            evaluated_on = excluded.evaluated_on, to_evaluate = FALSE""")
                .bind("user", member.user())
                .bind("market", member.market())
                .bind("status", member.status().text())
                .bind("since", member.since())
                .bind("grace", member.graceUntil())
                .bind("evaluated", member.evaluatedOn())
                .execute();
    }

    /** Whom to look at: nobody twice on one day unless something was learned. Zones differ, so some come early and are left. */
    static List<Long> due(Handle handle, LocalDate latestDay, long after, int limit) {
        return handle.createQuery("""
                        SELECT user_number FROM programme_member
                        WHERE status IN ('member', 'at_risk', 'lost') AND (evaluated_on < :day OR to_evaluate)
                            AND user_number > :after
                        ORDER BY user_number LIMIT :limit""")
                .bind("day", latestDay)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    static boolean isToEvaluate(Handle handle, long user) {
        return handle.createQuery("SELECT to_evaluate FROM programme_member WHERE user_number = :user")
                .bind("user", user)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    void insert(Handle handle, Decision decision) {
        handle.createUpdate("""
                        INSERT INTO programme_decision (number, user_number, market, criteria_version, cause, outcome, at, day,
                            findings)
                        VALUES (:number, :user, :market, :version, :cause, :outcome, :at, :day, :findings)""")
                .bind("number", decision.number())
                .bind("user", decision.user())
                .bind("market", decision.market())
                .bind("version", decision.criteriaVersion() == null ? 0 : decision.criteriaVersion())
                .bind("cause", decision.cause())
                .bind("outcome", decision.outcome().text())
                .bind("at", decision.at())
                .bind("day", decision.day())
                .bind("findings", text(decision.findings()))
                .execute();
    }

    /** Decisions of a user, newest first, below a number. */
    List<Decision> decisions(Handle handle, long user, long below, int limit) {
        return handle.createQuery("""
                        SELECT * FROM programme_decision WHERE user_number = :user AND number < :below
                        ORDER BY number DESC LIMIT :limit""")
                .bind("user", user)
                .bind("below", below)
                .bind("limit", limit)
                .map((row, context) -> decision(row))
                .list();
    }

    /** The decision that was in force at a moment. */
    Optional<Decision> inForce(Handle handle, long user, Instant at) {
        return handle.createQuery("""
                        SELECT * FROM programme_decision WHERE user_number = :user AND at <= :at
                        ORDER BY at DESC, number DESC LIMIT 1""")
                .bind("user", user)
                .bind("at", at)
                .map((row, context) -> decision(row))
                .findOne();
    }

    Optional<Decision> decision(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM programme_decision WHERE number = :number")
                .bind("number", number)
                .map((row, context) -> decision(row))
                .findOne();
    }

    /** What did not count for somebody at a moment. */
    static Set<Criterion> waived(Handle handle, long user, Instant at, LocalDate day) {
        Set<Criterion> waived = EnumSet.noneOf(Criterion.class);
        waived.addAll(handle.createQuery("""
                        SELECT criterion FROM programme_waiver
                        WHERE user_number = :user AND granted_at <= :at AND until > :day""")
                .bind("user", user)
                .bind("at", at)
                .bind("day", day)
                .map((row, context) -> Criterion.of(row.getString("criterion")))
                .list());
        return waived;
    }

    static void waive(Handle handle, Appeal appeal, Criterion criterion, Instant at, LocalDate until) {
        handle.createUpdate("""
                        INSERT INTO programme_waiver (appeal, user_number, criterion, granted_at, until)
                        VALUES (:appeal, :user, :criterion, :at, :until)""")
                .bind("appeal", appeal.number())
                .bind("user", appeal.user())
                .bind("criterion", criterion.text())
                .bind("at", at)
                .bind("until", until)
                .execute();
    }

    private Decision decision(ResultSet row) throws SQLException {
        int version = row.getInt("criteria_version");
        return new Decision(
                row.getLong("number"),
                row.getLong("user_number"),
                row.getString("market"),
                version == 0 ? null : version,
                row.getString("cause"),
                MemberStatus.of(row.getString("outcome")),
                instant(row, "at"),
                row.getObject("day", LocalDate.class),
                findings(row.getString("findings")));
    }

    private String text(List<Finding> findings) {
        try {
            return json.writeValueAsString(findings);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("findings cannot be written as JSON", impossible);
        }
    }

    private List<Finding> findings(String text) {
        try {
            return json.readValue(text, FINDINGS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a decision holds what was never written to it", impossible);
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
