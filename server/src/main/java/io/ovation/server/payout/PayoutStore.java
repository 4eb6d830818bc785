package io.ovation.server.payout;

import io.ovation.economics.PayoutAmounts;
import io.ovation.economics.PayoutPart;
import io.ovation.economics.Stream;
import io.ovation.ledger.Fingerprint;
import io.ovation.server.approval.FourEyes;
import io.ovation.server.event.Events;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL of payouts. Every change of status names the status it comes from, and what people see of it goes to the history. */
@ApplicationScoped
class PayoutStore {
    private final Database database;

    PayoutStore(Database database) {
        this.database = database;
    }

    Optional<Payout> find(long number) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM payout WHERE number = :number")
                .bind("number", number)
                .map(PayoutStore::row)
                .findOne());
    }

    Payout get(long number) {
        return find(number).orElseThrow(() -> new IllegalStateException("no payout " + number));
    }

    static Payout get(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM payout WHERE number = :number")
                .bind("number", number)
                .map(PayoutStore::row)
                .one();
    }

    static Optional<Payout> findByKey(Handle handle, long creator, String idempotencyKey) {
        return handle.createQuery("SELECT * FROM payout WHERE creator = :creator AND idempotency_key = :key")
                .bind("creator", creator)
                .bind("key", idempotencyKey)
                .map(PayoutStore::row)
                .findOne();
    }

    /** A creator's payouts that came to something, newest first. */
    List<Payout> page(long creator, long before, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM payout
                        WHERE creator = :creator AND number < :before AND status <> 'refused'
                        ORDER BY number DESC LIMIT :limit""")
                .bind("creator", creator)
                .bind("before", before)
                .bind("limit", limit)
                .map(PayoutStore::row)
                .list());
    }

    /** A creator's payouts that came to something, asked from one business day to another, oldest first. */
    List<Payout> between(long creator, LocalDate from, LocalDate until) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM payout
                        WHERE creator = :creator AND business_day BETWEEN :from AND :until
                            AND status NOT IN ('created', 'refused')
                        ORDER BY number""")
                .bind("creator", creator)
                .bind("from", from)
                .bind("until", until)
                .map(PayoutStore::row)
                .list());
    }

    /** Everybody's payouts that wait for a decision, oldest first. */
    List<Payout> inReview(long after, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM payout WHERE status = 'asked' AND number > :after ORDER BY number LIMIT :limit""")
                .bind("after", after)
                .bind("limit", limit)
                .map(PayoutStore::row)
                .list());
    }

    /** What a creator asked for on a business day and was not refused or given back, in minor units. */
    static long askedOn(Handle handle, long creator, String currency, LocalDate day) {
        return handle.createQuery("""
                        SELECT COALESCE(SUM(amount), 0) FROM payout
                        WHERE creator = :creator AND currency = :currency AND business_day = :day
                            AND status NOT IN ('refused', 'rejecting', 'rejected', 'returning', 'returning_paid', 'returned')""")
                .bind("creator", creator)
                .bind("currency", currency)
                .bind("day", day)
                .mapTo(Long.class)
                .one();
    }

    /** What has been paid to a creator in a currency and did not come back, in minor units. */
    long paidOut(long creator, String currency) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT COALESCE(SUM(amount), 0) FROM payout
                        WHERE creator = :creator AND currency = :currency AND status = 'paid'""")
                .bind("creator", creator)
                .bind("currency", currency)
                .mapTo(Long.class)
                .one());
    }

    /** With how much each stream gives, decided for good. */
    static void insert(Handle handle, Payout payout, List<PayoutPart> parts, String idempotencyKey, Instant wall) {
        handle.createUpdate("""
                        INSERT INTO payout (number, creator, idempotency_key, fingerprint_high, fingerprint_low, market,
                            currency, amount, account_kind, account, holder, status, asked_at, business_day, next_attempt_at)
                        VALUES (:number, :creator, :key, :high, :low, :market, :currency, :amount, :kind, :account, :holder, 'created',
                            :asked, :day, :next)""")
                .bind("number", payout.number())
                .bind("creator", payout.creator())
                .bind("key", idempotencyKey)
                .bind("high", payout.fingerprint().high())
                .bind("low", payout.fingerprint().low())
                .bind("market", payout.market())
                .bind("currency", payout.currency())
                .bind("amount", payout.amount())
                .bind("kind", payout.accountKind())
                .bind("account", payout.account())
                .bind("holder", payout.holder())
                .bind("asked", payout.askedAt())
                .bind("day", payout.businessDay())
                .bind("next", wall.plus(Intents.HEAD_START))
                .execute();
        for (PayoutPart part : parts) {
            handle.createUpdate("INSERT INTO payout_part (payout, stream, micros) VALUES (:payout, :stream, :micros)")
                    .bind("payout", payout.number())
                    .bind("stream", part.stream().code())
                    .bind("micros", part.amountMicros())
                    .execute();
        }
    }

    /** How much each stream gives, and, once the money is set aside, which diamonds go with it; in the order of the streams. */
    static PayoutAmounts parts(Handle handle, long number) {
        return new PayoutAmounts(handle
                .createQuery("SELECT stream, micros, diamonds FROM payout_part WHERE payout = :payout")
                .bind("payout", number)
                .map((row, context) -> new PayoutAmounts.Part(
                        Stream.ofCode(row.getString("stream")), row.getLong("micros"), row.getLong("diamonds")))
                .stream()
                .sorted(Comparator.comparing(PayoutAmounts.Part::stream))
                .toList());
    }

    /** See {@link #parts(Handle, long)}. */
    PayoutAmounts parts(long number) {
        return database.withHandle(handle -> parts(handle, number));
    }

    /** The money is set aside, and with it these diamonds. */
    static void asked(Handle handle, long number, PayoutAmounts amounts, Instant at) {
        for (PayoutAmounts.Part part : amounts.parts()) {
            handle.createUpdate("""
                            UPDATE payout_part SET diamonds = :diamonds
                            WHERE payout = :payout AND stream = :stream""")
                    .bind("payout", number)
                    .bind("stream", part.stream().code())
                    .bind("diamonds", part.diamondUnits())
                    .execute();
        }
        handle.createUpdate("UPDATE payout SET diamonds = :diamonds WHERE number = :number AND status = 'created'")
                .bind("number", number)
                .bind("diamonds", amounts.diamondUnits())
                .execute();
        // From here on a person decides: the sweeper has nothing to do until then.
        move(handle, number, PayoutStatus.CREATED, PayoutStatus.ASKED, at, null);
    }

    /** There was not that much. */
    static void refused(Handle handle, long number, Instant at) {
        move(handle, number, PayoutStatus.CREATED, PayoutStatus.REFUSED, at, null);
    }

    /** A second person decided; false when the payout was not waiting for that. */
    static boolean decided(
            Handle handle, long number, FourEyes.Decision decision, long decidedBy, Instant at, Instant wall) {
        PayoutStatus to = decision.approve() ? PayoutStatus.APPROVING : PayoutStatus.REJECTING;
        boolean waits = handle.createUpdate("""
                        UPDATE payout SET decided_by = :by, decision_reason = :reason
                        WHERE number = :number AND status = 'asked'""")
                        .bind("number", number)
                        .bind("by", decidedBy)
                        .bind("reason", decision.reason())
                        .execute()
                == 1;
        return waits && move(handle, number, PayoutStatus.ASKED, to, at, wall.plus(Intents.HEAD_START));
    }

    /** Moves on, and stays open. */
    void move(long number, PayoutStatus from, PayoutStatus to, Instant at, Instant wall) {
        database.useTransaction(handle -> move(handle, number, from, to, at, wall.plus(Intents.HEAD_START)));
    }

    /** Moves on to a status from which only the outside goes on, if anybody. */
    void rest(long number, PayoutStatus from, PayoutStatus to, Instant at) {
        database.useTransaction(handle -> move(handle, number, from, to, at, null));
    }

    /** The provider told us how far it is: returned overtakes paid, and nothing goes back. True when that is news. */
    static boolean bankSays(
            Handle handle, long number, PayoutProvider.State state, @Nullable String reason, Instant wall) {
        return handle.createUpdate("""
                        UPDATE payout SET bank_says = :state, bank_reason = :reason, next_attempt_at = :next
                        WHERE number = :number AND status NOT IN ('returned', 'rejected', 'refused')
                            AND (bank_says IS NULL OR (bank_says = 'paid' AND :state = 'returned'))""")
                        .bind("number", number)
                        .bind("state", state.name().toLowerCase(Locale.ROOT))
                        .bind("reason", reason)
                        .bind("next", wall.plus(Intents.HEAD_START))
                        .execute()
                == 1;
    }

    /** The provider has to be asked what changed; no change to a payout that has ended otherwise than paid. */
    static void lookAgain(Handle handle, long number, Instant wall) {
        handle.createUpdate("""
                        UPDATE payout SET told = told + 1, next_attempt_at = :now
                        WHERE number = :number AND status IN ('sent', 'paying', 'paid')
                            AND bank_says IS DISTINCT FROM 'returned'""").bind("number", number).bind("now", wall).execute();
    }

    /** The provider was asked after it had told this often: nothing is open any more if the payout is paid. */
    static void looked(Handle handle, long number, int told) {
        handle.createUpdate("""
                        UPDATE payout SET asked = GREATEST(asked, :told), next_attempt_at =
                            CASE WHEN status = 'paid' AND bank_says IS DISTINCT FROM 'returned' AND told <= :told THEN NULL
                                ELSE next_attempt_at END
                        WHERE number = :number""").bind("number", number).bind("told", told).execute();
    }

    /** What people were shown, oldest first. */
    List<Step> history(long number) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT status, at FROM payout_history WHERE payout = :number ORDER BY position")
                .bind("number", number)
                .map((row, context) ->
                        new Step(row.getString("status"), row.getTimestamp("at").toInstant()))
                .list());
    }

    private static boolean move(
            Handle handle, long number, PayoutStatus from, PayoutStatus to, Instant at, @Nullable Instant next) {
        int moved = handle.createUpdate("""
                        UPDATE payout SET status = :to, attempts = 0, next_attempt_at =
                            -- News of a return must not be forgotten because an older step ends just now.
                            CASE WHEN :to = 'paid' AND (bank_says = 'returned' OR told > asked) THEN next_attempt_at
                                ELSE CAST(:next AS timestamptz) END
                        WHERE number = :number AND status = :from""")
                .bind("number", number)
                .bind("from", from.stored())
                .bind("to", to.stored())
                .bind("next", next)
                .execute();
        boolean news = from == PayoutStatus.CREATED || !from.shown().equals(to.shown());
        if (moved == 1 && news && to != PayoutStatus.REFUSED) {
            handle.createUpdate("""
                            INSERT INTO payout_history (payout, position, status, at)
                            SELECT :number, COUNT(*), :status, :at FROM payout_history WHERE payout = :number""")
                    .bind("number", number)
                    .bind("status", to.shown())
                    .bind("at", at)
                    .execute();
            Payout payout = handle.createQuery("SELECT * FROM payout WHERE number = :number")
                    .bind("number", number)
                    .map(PayoutStore::row)
                    .one();
            Events.append(handle, PayoutEvents.of(payout, at));
        }
        return moved == 1;
    }

    private static Payout row(ResultSet row, StatementContext context) throws SQLException {
        String bank = row.getString("bank_says");
        return new Payout(
                row.getLong("number"),
                row.getLong("creator"),
                new Fingerprint(row.getLong("fingerprint_high"), row.getLong("fingerprint_low")),
                row.getString("market"),
                row.getString("currency"),
                row.getLong("amount"),
                row.getLong("diamonds"),
                row.getString("account_kind"),
                row.getString("account"),
                row.getString("holder"),
                PayoutStatus.of(row.getString("status")),
                bank == null ? null : PayoutProvider.State.valueOf(bank.toUpperCase(Locale.ROOT)),
                row.getString("bank_reason"),
                row.getInt("told"),
                row.getInt("asked"),
                row.getObject("decided_by", Long.class),
                row.getString("decision_reason"),
                row.getTimestamp("asked_at").toInstant(),
                row.getObject("business_day", LocalDate.class));
    }

    /** A status that people were shown, and since when. */
    record Step(String status, Instant at) {}
}
