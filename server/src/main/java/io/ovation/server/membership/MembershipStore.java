package io.ovation.server.membership;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.membership.Standing.AtPeriodEnd;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Memberships in SQL. Blocking; any thread. What changes one runs on a handle that has {@linkplain #lock locked} it. */
@ApplicationScoped
class MembershipStore {
    private static final String LOCK_WAIT = "SET LOCAL lock_timeout = '15s'";

    private final Database database;

    MembershipStore(Database database) {
        this.database = database;
    }

    /** Writes a new one down. False when the member has an open one for this creator, or used the key before. */
    static boolean insert(Handle handle, Membership membership, String key) {
        return handle.createUpdate("""
                        INSERT INTO membership (number, member, creator, market, currency, payment_method, gift,
                            idempotency_key, fingerprint_high, fingerprint_low, created_at, status, tier, price, worth, anchor,
                            period_start, period_end, net_micros, creator_micros, days, served, at_period_end, next_tier,
                            next_price, pause_months, paused_until, attempts, retry_on, grace_ends, streak_start, open_bill,
                            end_reason, work_on)
                        VALUES (:number, :member, :creator, :market, :currency, :payment_method, :gift,
                            :key, :high, :low, :created_at, :status, :tier, :price, :worth, :anchor,
                            :period_start, :period_end, :net_micros, :creator_micros, :days, :served, :at_period_end, :next_tier,
                            :next_price, :pause_months, :paused_until, :attempts, :retry_on, :grace_ends, :streak_start,
                            :open_bill, :end_reason, :work_on)
                        ON CONFLICT DO NOTHING""")
                        .bind("number", membership.number())
                        .bind("member", membership.member())
                        .bind("creator", membership.creator())
                        .bind("market", membership.market())
                        .bind("currency", membership.currency())
                        .bind("payment_method", membership.paymentMethod())
                        .bind("gift", membership.gift())
                        .bind("key", key)
                        .bind("high", membership.fingerprint().high())
                        .bind("low", membership.fingerprint().low())
                        .bind("created_at", membership.createdAt())
                        .bindMap(columns(membership.standing()))
                        .execute()
                == 1;
    }

    /** The membership, which nobody else changes until the transaction ends; waits for others at most 15 seconds. */
    static Membership lock(Handle handle, long number) {
        handle.execute(LOCK_WAIT);
        return handle.createQuery("SELECT * FROM membership WHERE number = :number FOR NO KEY UPDATE")
                .bind("number", number)
                .map(MembershipStore::row)
                .findOne()
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such membership"));
    }

    /** Writes down how it stands now. */
    static void save(Handle handle, long number, Standing standing, Instant business) {
        saveAll(handle, List.of(new Changed(number, standing)), business);
    }

    /** A membership that stands differently now. */
    record Changed(long number, Standing standing) {}

    /** Writes down how many stand now. */
    static void saveAll(Handle handle, List<Changed> changes, Instant business) {
        if (changes.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                UPDATE membership SET status = :status, tier = :tier, price = :price, worth = :worth, anchor = :anchor,
                    period_start = :period_start, period_end = :period_end, net_micros = :net_micros,
                    creator_micros = :creator_micros, days = :days, served = :served, at_period_end = :at_period_end,
                    next_tier = :next_tier, next_price = :next_price, pause_months = :pause_months,
                    paused_until = :paused_until, attempts = :attempts, retry_on = :retry_on, grace_ends = :grace_ends,
                    streak_start = :streak_start, open_bill = :open_bill, end_reason = :end_reason,
                    work_on = CASE WHEN disputed IS NULL THEN CAST(:work_on AS date) END,
                    ended_at = CASE WHEN :status = 'ended' THEN COALESCE(ended_at, :business) END
                WHERE number = :number""");
        for (Changed change : changes) {
            batch.bind("number", change.number())
                    .bind("business", business)
                    .bindMap(columns(change.standing()))
                    .add();
        }
        batch.execute();
    }

    /** Renewals are charged to this from now on. */
    static void keepMethod(Handle handle, long number, String paymentMethod, long kept) {
        handle.createUpdate(
                        "UPDATE membership SET payment_method = :method, kept_method = :kept WHERE number = :number")
                .bind("method", paymentMethod)
                .bind("kept", kept)
                .bind("number", number)
                .execute();
    }

    /** A payment of it is in dispute, or, with null, is no longer; {@link #save} follows. */
    static void setDisputed(Handle handle, long number, @Nullable Long dispute) {
        handle.createUpdate("""
                        UPDATE membership SET disputed = CAST(:dispute AS bigint),
                            work_on = CASE WHEN CAST(:dispute AS bigint) IS NULL THEN work_on END
                        WHERE number = :number""").bind("dispute", dispute).bind("number", number).execute();
    }

    /** The membership of a number that may be another thing's; locked like {@link #lock}. */
    static Optional<Membership> lockIfAny(Handle handle, long number) {
        handle.execute(LOCK_WAIT);
        return handle.createQuery("SELECT * FROM membership WHERE number = :number FOR NO KEY UPDATE")
                .bind("number", number)
                .map(MembershipStore::row)
                .findOne();
    }

    /** One of them. */
    Optional<Membership> find(long number) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM membership WHERE number = :number")
                .bind("number", number)
                .map(MembershipStore::row)
                .findOne());
    }

    /** One of them; a fault when there is none. */
    Membership get(long number) {
        return find(number).orElseThrow(() -> new IllegalStateException("there is no membership " + number));
    }

    /** The one that a member began with this key. */
    static Optional<Membership> findByKey(Handle handle, long member, String key) {
        return handle.createQuery("SELECT * FROM membership WHERE member = :member AND idempotency_key = :key")
                .bind("member", member)
                .bind("key", key)
                .map(MembershipStore::row)
                .findOne();
    }

    /** The one that is not over. */
    Optional<Membership> open(long creator, long member) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM membership WHERE creator = :creator AND member = :member AND status <> 'ended'""")
                .bind("creator", creator)
                .bind("member", member)
                .map(MembershipStore::row)
                .findOne());
    }

    /** A member's, newest first. */
    List<Membership> ofMember(long member, long before, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM membership WHERE member = :member AND number < :before
                        ORDER BY number DESC LIMIT :limit""")
                .bind("member", member)
                .bind("before", before)
                .bind("limit", limit)
                .map(MembershipStore::row)
                .list());
    }

    /**
     * Some memberships with work on a day or before, which nobody else changes until the transaction ends; those that
     * somebody else is at are left out.
     *
     * @param after those before this one, by day and number, were looked at
     */
    static List<Membership> lockDue(Handle handle, LocalDate latest, LocalDate afterDay, long after, int limit) {
        return handle.createQuery("""
                        SELECT * FROM membership
                        WHERE work_on <= :latest AND (work_on, number) > (:day, :after)
                        ORDER BY work_on, number LIMIT :limit FOR NO KEY UPDATE SKIP LOCKED""")
                .bind("latest", latest)
                .bind("day", afterDay)
                .bind("after", after)
                .bind("limit", limit)
                .map(MembershipStore::row)
                .list();
    }

    private static java.util.Map<String, @Nullable Object> columns(Standing standing) {
        java.util.Map<String, @Nullable Object> columns = new java.util.HashMap<>();
        columns.put("status", standing.status().text());
        columns.put("tier", standing.tier());
        columns.put("price", standing.price());
        columns.put("worth", standing.worth());
        columns.put("anchor", standing.anchor());
        columns.put("period_start", standing.periodStart());
        columns.put("period_end", standing.periodEnd());
        columns.put("net_micros", standing.schedule().netMicros());
        columns.put("creator_micros", standing.schedule().creatorMicros());
        columns.put("days", standing.schedule().days());
        columns.put("served", standing.schedule().served());
        columns.put("at_period_end", standing.atPeriodEnd().text());
        columns.put("next_tier", standing.nextTier());
        columns.put("next_price", standing.nextPrice());
        columns.put("pause_months", standing.pauseMonths());
        columns.put("paused_until", standing.pausedUntil());
        columns.put("attempts", standing.attempts());
        columns.put("retry_on", standing.retryOn());
        columns.put("grace_ends", standing.graceEnds());
        columns.put("streak_start", standing.streakStart());
        columns.put("open_bill", standing.openBill());
        EndReason reason = standing.endReason();
        columns.put("end_reason", reason == null ? null : reason.text());
        columns.put("work_on", standing.workOn());
        return columns;
    }

    static Membership row(ResultSet row, StatementContext context) throws SQLException {
        String reason = row.getString("end_reason");
        Timestamp ended = row.getTimestamp("ended_at");
        return new Membership(
                row.getLong("number"),
                row.getLong("member"),
                row.getLong("creator"),
                row.getString("market"),
                row.getString("currency"),
                row.getString("payment_method"),
                optional(row, "kept_method"),
                optional(row, "gift"),
                optional(row, "disputed"),
                new Fingerprint(row.getLong("fingerprint_high"), row.getLong("fingerprint_low")),
                new Standing(
                        MembershipStatus.of(row.getString("status")),
                        row.getLong("tier"),
                        row.getLong("price"),
                        row.getLong("worth"),
                        day(row, "anchor"),
                        day(row, "period_start"),
                        day(row, "period_end"),
                        new Schedule(
                                row.getLong("net_micros"),
                                row.getLong("creator_micros"),
                                row.getInt("days"),
                                row.getInt("served")),
                        AtPeriodEnd.of(row.getString("at_period_end")),
                        optional(row, "next_tier"),
                        row.getLong("next_price"),
                        row.getInt("pause_months"),
                        row.getObject("paused_until", LocalDate.class),
                        row.getInt("attempts"),
                        row.getObject("retry_on", LocalDate.class),
                        row.getObject("grace_ends", LocalDate.class),
                        day(row, "streak_start"),
                        optional(row, "open_bill"),
                        reason == null ? null : EndReason.of(reason)),
                row.getTimestamp("created_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static @Nullable Long optional(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
