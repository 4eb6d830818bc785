package io.ovation.server.coin.recharge;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.coin.Channel;
import io.ovation.server.event.Events;
import io.ovation.server.payment.NextAction;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL of recharges. Every change of status names the statuses it may come from, so two at once cannot both happen. */
@ApplicationScoped
class RechargeStore {
    private final Database database;

    RechargeStore(Database database) {
        this.database = database;
    }

    /** Writes the intent, unless this user has used the key before: then the recharge of that key. */
    Recharge insertOrFind(Recharge recharge, String idempotencyKey) {
        return database.inTransaction(handle -> insertOrFind(handle, recharge, idempotencyKey));
    }

    /** The same in the caller's SQL transaction. */
    static Recharge insertOrFind(Handle handle, Recharge recharge, String idempotencyKey) {
        handle.createUpdate("""
                            INSERT INTO coin_recharge (number, user_number, idempotency_key, fingerprint_high,
                                fingerprint_low, market, channel, currency, price_book_version, coins, price, tax, fee,
                                payment_method, provider, status, asked_at, created_at, business_day, next_attempt_at)
                            VALUES (:number, :user, :key, :high, :low, :market, :channel, :currency, :version, :coins,
                                :price, :tax, :fee, :method, :provider, 'created', :asked, :created, :day, :next)
                            ON CONFLICT (user_number, idempotency_key) DO NOTHING""")
                .bind("number", recharge.number())
                .bind("user", recharge.user())
                .bind("key", idempotencyKey)
                .bind("high", recharge.fingerprint().high())
                .bind("low", recharge.fingerprint().low())
                .bind("market", recharge.market())
                .bind("channel", recharge.channel().code())
                .bind("currency", recharge.currency())
                .bind("version", recharge.priceBookVersion())
                .bind("coins", recharge.coins())
                .bind("price", recharge.price())
                .bind("tax", recharge.tax())
                .bind("fee", recharge.fee())
                .bind("method", recharge.paymentMethod())
                .bind("provider", recharge.provider())
                .bind("asked", recharge.askedAt())
                .bind("created", recharge.createdAt())
                .bind("day", recharge.businessDay())
                .bind("next", recharge.askedAt().plus(Intents.HEAD_START))
                .execute();
        return handle.createQuery("SELECT * FROM coin_recharge WHERE user_number = :user AND idempotency_key = :key")
                .bind("user", recharge.user())
                .bind("key", idempotencyKey)
                .map(RechargeStore::row)
                .one();
    }

    Optional<Recharge> find(long number) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM coin_recharge WHERE number = :number")
                .bind("number", number)
                .map(RechargeStore::row)
                .findOne());
    }

    Optional<Recharge> findByKey(long user, String idempotencyKey) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM coin_recharge WHERE user_number = :user AND idempotency_key = :key")
                .bind("user", user)
                .bind("key", idempotencyKey)
                .map(RechargeStore::row)
                .findOne());
    }

    static Recharge get(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM coin_recharge WHERE number = :number")
                .bind("number", number)
                .map(RechargeStore::row)
                .one();
    }

    Recharge get(long number) {
        return find(number).orElseThrow(() -> new IllegalStateException("no recharge " + number));
    }

    /** Whether it was told what this was paid with. */
    boolean isInstrumentTold(long number) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT instrument_told FROM coin_recharge WHERE number = :number")
                        .bind("number", number)
                        .mapTo(Boolean.class)
                        .one());
    }

    static void instrumentTold(Handle handle, long number) {
        handle.createUpdate("UPDATE coin_recharge SET instrument_told = true WHERE number = :number")
                .bind("number", number)
                .execute();
    }

    Optional<Recharge> findByReference(String provider, String reference) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM coin_recharge WHERE provider = :provider AND provider_reference = :reference""")
                .bind("provider", provider)
                .bind("reference", reference)
                .map(RechargeStore::row)
                .findFirst());
    }

    /** A user's recharges, newest first, older than a number. */
    List<Recharge> page(long user, long before, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM coin_recharge WHERE user_number = :user AND number < :before
                        ORDER BY number DESC LIMIT :limit""")
                .bind("user", user)
                .bind("before", before)
                .bind("limit", limit)
                .map(RechargeStore::row)
                .list());
    }

    /** A user's recharges in one currency whose coins arrived, newest journal entry first. */
    static List<Recharge> succeeded(Handle handle, long user, String currency) {
        return handle.createQuery("""
                        SELECT * FROM coin_recharge
                        WHERE user_number = :user AND currency = :currency AND status = 'succeeded'
                        ORDER BY entry_sequence DESC, number DESC""")
                .bind("user", user)
                .bind("currency", currency)
                .map(RechargeStore::row)
                .list();
    }

    /** The provider has it and has not decided; no change when somebody knows more already. */
    void processing(long number, @Nullable String reference, @Nullable NextAction action) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE coin_recharge SET status = 'processing',
                            provider_reference = COALESCE(:reference, provider_reference), next_action_type = :type,
                            next_action_client_secret = :secret, next_action_url = :url
                        WHERE number = :number AND status IN ('created', 'processing')""")
                .bind("number", number)
                .bind("reference", reference)
                .bind("type", action == null ? null : action.type().shown())
                .bind("secret", action == null ? null : action.clientSecret())
                .bind("url", action == null ? null : action.url())
                .execute());
    }

    /** The provider has to be asked now; no change to a recharge that has ended. */
    static void due(Handle handle, long number, Instant wall) {
        handle.createUpdate("""
                        UPDATE coin_recharge SET next_attempt_at = :now
                        WHERE number = :number AND status IN ('created', 'processing', 'paid')""").bind("number", number).bind("now", wall).execute();
    }

    /** The provider has the money: from anything that has not got there yet. */
    static boolean paid(Handle handle, long number, @Nullable String reference, Instant wall) {
        return handle.createUpdate("""
                        UPDATE coin_recharge SET status = 'paid',
                            provider_reference = COALESCE(:reference, provider_reference), decline_reason = NULL,
                            completed_at = NULL, next_attempt_at = :next, next_action_type = NULL,
                            next_action_client_secret = NULL, next_action_url = NULL
                        WHERE number = :number AND status IN ('created', 'processing', 'declined', 'expired')""")
                        .bind("number", number)
                        .bind("reference", reference)
                        .bind("next", wall.plus(Intents.HEAD_START))
                        .execute()
                == 1;
    }

    /** The provider refused or gave up: only from what was still open. */
    static boolean closed(Handle handle, long number, RechargeStatus status, String reason, Instant at) {
        boolean closed = handle.createUpdate("""
                        UPDATE coin_recharge SET status = :status, decline_reason = :reason, completed_at = :at,
                            next_attempt_at = NULL, next_action_type = NULL, next_action_client_secret = NULL,
                            next_action_url = NULL
                        WHERE number = :number AND status IN ('created', 'processing')""")
                        .bind("number", number)
                        .bind("status", status.stored())
                        .bind("reason", reason)
                        .bind("at", at)
                        .execute()
                == 1;
        if (closed) {
            Events.append(handle, RechargeEvents.unpaid(get(handle, number), at));
        }
        return closed;
    }

    /** The coins are in the wallet. */
    void succeeded(long number, UUID entryId, long sequence, Instant at) {
        database.useTransaction(handle -> {
            int changed = handle.createUpdate("""
                            UPDATE coin_recharge SET status = 'succeeded', entry_id = :entry, entry_sequence = :sequence,
                                completed_at = :at, next_attempt_at = NULL
                            WHERE number = :number AND status = 'paid'""")
                    .bind("number", number)
                    .bind("entry", entryId)
                    .bind("sequence", sequence)
                    .bind("at", at)
                    .execute();
            if (changed == 1) {
                Events.append(handle, RechargeEvents.recharged(get(handle, number), at));
            }
        });
    }

    private static @Nullable NextAction action(ResultSet row) throws SQLException {
        String type = row.getString("next_action_type");
        return type == null
                ? null
                : new NextAction(
                        NextAction.Type.of(type),
                        row.getString("next_action_client_secret"),
                        row.getString("next_action_url"));
    }

    private static Recharge row(ResultSet row, StatementContext context) throws SQLException {
        long sequence = row.getLong("entry_sequence");
        boolean posted = !row.wasNull();
        java.sql.Timestamp completed = row.getTimestamp("completed_at");
        return new Recharge(
                row.getLong("number"),
                row.getLong("user_number"),
                new Fingerprint(row.getLong("fingerprint_high"), row.getLong("fingerprint_low")),
                row.getString("market"),
                Channel.find(row.getString("channel")).orElseThrow(),
                row.getString("currency"),
                row.getInt("price_book_version"),
                row.getLong("coins"),
                row.getLong("price"),
                row.getLong("tax"),
                row.getLong("fee"),
                row.getString("payment_method"),
                row.getString("provider"),
                row.getString("provider_reference"),
                action(row),
                RechargeStatus.of(row.getString("status")),
                row.getString("decline_reason"),
                row.getObject("entry_id", UUID.class),
                posted ? sequence : null,
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("created_at").toInstant(),
                row.getObject("business_day", LocalDate.class),
                completed == null ? null : completed.toInstant());
    }
}
