package io.ovation.server.membership;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Gifts of memberships in SQL. Blocking; any thread. */
@ApplicationScoped
class GiftStore {
    private final Database database;

    GiftStore(Database database) {
        this.database = database;
    }

    /** Writes a new one down; false when the giver used the key before. */
    static boolean insert(Handle handle, MembershipGift gift, String key) {
        return handle.createUpdate("""
                        INSERT INTO membership_gift (number, giver, creator, tier, live, places, price, tax, fee, market, currency,
                            payment_method, share_ppm, share_reason, anonymous, seed, commitment, named, status,
                            idempotency_key, fingerprint_high, fingerprint_low, business_day, created_at)
                        VALUES (:number, :giver, :creator, :tier, :live, :places, :price, :tax, :fee, :market, :currency,
                            :method, :share, :reason, :anonymous, :seed, :commitment, :named, 'open',
                            :key, :high, :low, :day, :created)
                        ON CONFLICT DO NOTHING""")
                        .bind("number", gift.number())
                        .bind("giver", gift.giver())
                        .bind("creator", gift.creator())
                        .bind("tier", gift.tier())
                        .bind("live", gift.live())
                        .bind("places", gift.places())
                        .bind("price", gift.price())
                        .bind("tax", gift.tax())
                        .bind("fee", gift.fee())
                        .bind("market", gift.market())
                        .bind("currency", gift.currency())
                        .bind("method", gift.paymentMethod())
                        .bind("share", gift.sharePpm())
                        .bind("reason", gift.shareReason())
                        .bind("anonymous", gift.anonymous())
                        .bind("seed", gift.seed())
                        .bind("commitment", gift.commitment())
                        .bind("named", gift.named().toArray(new Long[0]))
                        .bind("key", key)
                        .bind("high", gift.fingerprint().high())
                        .bind("low", gift.fingerprint().low())
                        .bind("day", gift.businessDay())
                        .bind("created", gift.createdAt())
                        .execute()
                == 1;
    }

    static Optional<MembershipGift> findByKey(Handle handle, long giver, String key) {
        return handle.createQuery("SELECT * FROM membership_gift WHERE giver = :giver AND idempotency_key = :key")
                .bind("giver", giver)
                .bind("key", key)
                .map(GiftStore::row)
                .findOne();
    }

    Optional<MembershipGift> find(long number) {
        return database.withHandle(handle -> find(handle, number, ""));
    }

    /** The gift, which nobody else changes until the transaction ends. */
    static MembershipGift lock(Handle handle, long number) {
        return find(handle, number, " FOR UPDATE").orElseThrow();
    }

    private static Optional<MembershipGift> find(Handle handle, long number, String lock) {
        return handle.createQuery("SELECT * FROM membership_gift WHERE number = :number" + lock)
                .bind("number", number)
                .map(GiftStore::row)
                .findOne();
    }

    /** Its payment is in dispute, or, with null, is no longer. */
    static void setDisputed(Handle handle, long number, @Nullable Long dispute) {
        handle.createUpdate("UPDATE membership_gift SET disputed = :dispute WHERE number = :number")
                .bind("dispute", dispute)
                .bind("number", number)
                .execute();
    }

    /** The dispute of its payment that is not decided, if there is one. */
    static Optional<Long> disputed(Handle handle, long number) {
        return handle.createQuery(
                        "SELECT disputed FROM membership_gift WHERE number = :number AND disputed IS NOT NULL")
                .bind("number", number)
                .mapTo(Long.class)
                .findOne();
    }

    static void charged(Handle handle, long number, long charge) {
        handle.createUpdate("UPDATE membership_gift SET charge = :charge WHERE number = :number")
                .bind("charge", charge)
                .bind("number", number)
                .execute();
    }

    static long charge(Handle handle, long number) {
        return handle.createQuery("SELECT charge FROM membership_gift WHERE number = :number")
                .bind("number", number)
                .mapTo(Long.class)
                .one();
    }

    /** How it stands now, and when somebody goes on with it. */
    static void status(
            Handle handle,
            long number,
            MembershipGift.Status status,
            @Nullable String reason,
            @Nullable Instant next,
            Instant business) {
        handle.createUpdate("""
                        UPDATE membership_gift SET status = :status, reason = :reason, next_attempt_at = :next, decided_at = :now
                        WHERE number = :number""")
                .bind("status", status.text())
                .bind("reason", reason)
                .bind("next", next)
                .bind("now", business)
                .bind("number", number)
                .execute();
    }

    /** No other gift of this creator's memberships is drawn until the transaction ends. */
    static void lockDraws(Handle handle, long creator) {
        handle.createQuery("SELECT pg_advisory_xact_lock(361, CAST(:creator AS integer)) IS NULL")
                .bind("creator", (int) (creator ^ creator >>> 32))
                .mapTo(Boolean.class)
                .one();
    }

    static void drawn(Handle handle, long number, int candidates) {
        handle.createUpdate("UPDATE membership_gift SET candidates = :candidates WHERE number = :number")
                .bind("candidates", candidates)
                .bind("number", number)
                .execute();
    }

    static void given(Handle handle, long number, int given) {
        handle.createUpdate("UPDATE membership_gift SET given = :given WHERE number = :number")
                .bind("given", given)
                .bind("number", number)
                .execute();
    }

    /** Gifts whose receivers are about to be drawn from the viewers of these rooms: number by room. */
    List<Drawing> drawing() {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT number, live FROM membership_gift WHERE status = 'paid' AND live IS NOT NULL LIMIT 1000")
                .map((row, context) -> new Drawing(row.getLong("number"), row.getLong("live")))
                .list());
    }

    /** A gift that is about to be drawn. */
    record Drawing(long gift, long live) {}

    /** These people watch the room; told by each instance of its own. */
    static void watching(Handle handle, long gift, Collection<Long> users) {
        handle.createUpdate("""
                        INSERT INTO membership_gift_candidate (gift, user_number) SELECT :gift, unnest(:users)
                        ON CONFLICT DO NOTHING""")
                .bind("gift", gift)
                .bind("users", users.toArray(new Long[0]))
                .execute();
    }

    /** Who could get one: watches, and is neither the giver nor the creator nor a member, here or on another platform. */
    static List<Long> candidates(Handle handle, MembershipGift gift, LocalDate today) {
        return handle.createQuery("""
                        SELECT c.user_number FROM membership_gift_candidate c
                        WHERE c.gift = :gift AND c.user_number NOT IN (:giver, :creator) AND NOT EXISTS (
                            SELECT 1 FROM membership m WHERE m.creator = :creator AND m.member = c.user_number
                                AND m.status <> 'ended')
                          AND NOT EXISTS (
                            SELECT 1 FROM membership_external e WHERE e.creator = :creator AND e.user_number = c.user_number
                                AND e.status = 'active' AND e.tier IS NOT NULL
                                AND (e.ends_on IS NULL OR e.ends_on > :today))""")
                .bind("gift", gift.number())
                .bind("today", today)
                .bind("giver", gift.giver())
                .bind("creator", gift.creator())
                .mapTo(Long.class)
                .list();
    }

    /** Which of these have a membership of the creator that is not over. */
    static List<Long> members(Handle handle, long creator, Collection<Long> users) {
        return handle.createQuery("""
                        SELECT member FROM membership
                        WHERE creator = :creator AND member = ANY(:users) AND status <> 'ended'""")
                .bind("creator", creator)
                .bind("users", users.toArray(new Long[0]))
                .mapTo(Long.class)
                .list();
    }

    static void insertPlace(Handle handle, long gift, MembershipGift.Place place) {
        handle.createUpdate("""
                        INSERT INTO membership_gift_place (gift, place, receiver, membership, ticket, net_micros)
                        VALUES (:gift, :place, :receiver, :membership, :ticket, :net)""")
                .bind("gift", gift)
                .bind("place", place.place())
                .bind("receiver", place.receiver())
                .bind("membership", place.membership())
                .bind("ticket", place.ticket())
                .bind("net", place.netMicros())
                .execute();
    }

    static List<MembershipGift.Place> places(Handle handle, long gift) {
        return handle.createQuery("SELECT * FROM membership_gift_place WHERE gift = :gift ORDER BY place")
                .bind("gift", gift)
                .map((row, context) -> new MembershipGift.Place(
                        row.getInt("place"),
                        row.getLong("receiver"),
                        row.getLong("membership"),
                        row.getString("ticket"),
                        row.getLong("net_micros")))
                .list();
    }

    List<MembershipGift.Place> places(long gift) {
        return database.withHandle(handle -> places(handle, gift));
    }

    private static MembershipGift row(ResultSet row, StatementContext context) throws SQLException {
        long live = row.getLong("live");
        boolean hasLive = !row.wasNull();
        int candidates = row.getInt("candidates");
        boolean isDrawn = !row.wasNull();
        Array named = row.getArray("named");
        return new MembershipGift(
                row.getLong("number"),
                row.getLong("giver"),
                row.getLong("creator"),
                row.getLong("tier"),
                hasLive ? live : null,
                row.getInt("places"),
                row.getLong("price"),
                row.getLong("tax"),
                row.getLong("fee"),
                row.getString("market"),
                row.getString("currency"),
                row.getString("payment_method"),
                row.getInt("share_ppm"),
                row.getString("share_reason"),
                row.getBoolean("anonymous"),
                row.getBytes("seed"),
                row.getString("commitment"),
                List.of((Long[]) named.getArray()),
                isDrawn ? candidates : null,
                MembershipGift.Status.of(row.getString("status")),
                row.getString("reason"),
                row.getInt("given"),
                new Fingerprint(row.getLong("fingerprint_high"), row.getLong("fingerprint_low")),
                row.getObject("business_day", LocalDate.class),
                row.getTimestamp("created_at").toInstant());
    }
}
