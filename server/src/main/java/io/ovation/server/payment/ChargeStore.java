package io.ovation.server.payment;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL of charges. Every change of status names the statuses it may come from, so two at once cannot both happen. */
@ApplicationScoped
class ChargeStore {
    private final Database database;

    ChargeStore(Database database) {
        this.database = database;
    }

    /** Writes the intent, unless the purpose has used the key before: then the charge of that key. */
    static Charge insertOrFind(Handle handle, Charge charge, String key) {
        handle.createUpdate("""
                        INSERT INTO payment_charge (number, purpose, subject, payer, idempotency_key, fingerprint_high,
                            fingerprint_low, market, currency, amount, tax, fee, payment_method, method_use, kept_method,
                            provider, status, asked_at, created_at, business_day, next_attempt_at)
                        VALUES (:number, :purpose, :subject, :payer, :key, :high, :low, :market, :currency, :amount, :tax,
                            :fee, :method, :use, :kept, :provider, 'created', :asked, :created, :day, :next)
                        ON CONFLICT (purpose, idempotency_key) DO NOTHING""")
                .bind("number", charge.number())
                .bind("purpose", charge.purpose())
                .bind("subject", charge.subject())
                .bind("payer", charge.payer())
                .bind("key", key)
                .bind("high", charge.fingerprint().high())
                .bind("low", charge.fingerprint().low())
                .bind("market", charge.market())
                .bind("currency", charge.currency())
                .bind("amount", charge.amount())
                .bind("tax", charge.tax())
                .bind("fee", charge.fee())
                .bind("method", charge.paymentMethod())
                .bind("use", charge.use().name().toLowerCase(Locale.ROOT))
                .bind("kept", charge.keptMethod())
                .bind("provider", charge.provider())
                .bind("asked", charge.askedAt())
                .bind("created", charge.createdAt())
                .bind("day", charge.businessDay())
                .bind("next", charge.askedAt().plus(Intents.HEAD_START))
                .execute();
        return findByKey(handle, charge.purpose(), key).orElseThrow();
    }

    static Optional<Charge> findByKey(Handle handle, String purpose, String key) {
        return handle.createQuery("SELECT * FROM payment_charge WHERE purpose = :purpose AND idempotency_key = :key")
                .bind("purpose", purpose)
                .bind("key", key)
                .map(ChargeStore::row)
                .findOne();
    }

    Optional<Charge> find(long number) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM payment_charge WHERE number = :number")
                .bind("number", number)
                .map(ChargeStore::row)
                .findOne());
    }

    Charge get(long number) {
        return find(number).orElseThrow(() -> new IllegalStateException("no charge " + number));
    }

    static Charge get(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM payment_charge WHERE number = :number")
                .bind("number", number)
                .map(ChargeStore::row)
                .one();
    }

    /** The same, and nobody else changes it until the SQL transaction ends. */
    static Charge lock(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM payment_charge WHERE number = :number FOR UPDATE")
                .bind("number", number)
                .map(ChargeStore::row)
                .one();
    }

    /** Whether it was told what this was paid with. */
    boolean isInstrumentTold(long number) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT instrument_told FROM payment_charge WHERE number = :number")
                        .bind("number", number)
                        .mapTo(Boolean.class)
                        .one());
    }

    static void instrumentTold(Handle handle, long number) {
        handle.createUpdate("UPDATE payment_charge SET instrument_told = true WHERE number = :number")
                .bind("number", number)
                .execute();
    }

    Optional<Charge> findByReference(String provider, String reference) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM payment_charge WHERE provider = :provider AND provider_reference = :reference""")
                .bind("provider", provider)
                .bind("reference", reference)
                .map(ChargeStore::row)
                .findFirst());
    }

    /** The charges of a subject, newest first. */
    List<Charge> of(String purpose, long subject, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM payment_charge WHERE purpose = :purpose AND subject = :subject
                        ORDER BY number DESC LIMIT :limit""")
                .bind("purpose", purpose)
                .bind("subject", subject)
                .bind("limit", limit)
                .map(ChargeStore::row)
                .list());
    }

    /** The provider has it and has not decided; no change when somebody knows more already. */
    void processing(long number, @Nullable String reference, @Nullable NextAction action) {
        database.useTransaction(handle -> handle.createUpdate("""
                        UPDATE payment_charge SET status = 'processing',
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

    /** The provider has to be asked now; no change to a charge that has ended. */
    static void due(Handle handle, long number, Instant wall) {
        handle.createUpdate("""
                        UPDATE payment_charge SET next_attempt_at = :now
                        WHERE number = :number AND status IN ('created', 'processing', 'paid')""").bind("number", number).bind("now", wall).execute();
    }

    /** The provider has the money: from anything that has not got there yet. */
    static boolean paid(Handle handle, long number, @Nullable String reference, Instant wall) {
        return handle.createUpdate("""
                        UPDATE payment_charge SET status = 'paid',
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
    static boolean closed(
            Handle handle, long number, ChargeStatus status, String reason, @Nullable String reference, Instant at) {
        return handle.createUpdate("""
                        UPDATE payment_charge SET status = :status, decline_reason = :reason, completed_at = :at,
                            provider_reference = COALESCE(:reference, provider_reference), next_attempt_at = NULL,
                            next_action_type = NULL, next_action_client_secret = NULL, next_action_url = NULL
                        WHERE number = :number AND status IN ('created', 'processing')""")
                        .bind("number", number)
                        .bind("status", status.stored())
                        .bind("reason", reason)
                        .bind("reference", reference)
                        .bind("at", at)
                        .execute()
                == 1;
    }

    /** The provider keeps the method of a charge. */
    static void kept(Handle handle, Charge charge, PaymentProvider.Kept kept, long fresh, Instant at) {
        long number = handle.createQuery("""
                        INSERT INTO payment_kept_method AS k (number, user_number, provider, customer, method, created_at)
                        VALUES (:number, :user, :provider, :customer, :method, :at)
                        ON CONFLICT (user_number, provider, method) DO UPDATE SET customer = excluded.customer
                        RETURNING number""")
                .bind("number", fresh)
                .bind("user", charge.payer())
                .bind("provider", charge.provider())
                .bind("customer", kept.customer())
                .bind("method", kept.method())
                .bind("at", at)
                .mapTo(Long.class)
                .one();
        handle.createUpdate("UPDATE payment_charge SET kept_method = :kept WHERE number = :number")
                .bind("kept", number)
                .bind("number", charge.number())
                .execute();
    }

    Optional<KeptMethod> keptMethod(long number) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT * FROM payment_kept_method WHERE number = :number")
                        .bind("number", number)
                        .map((row, context) -> new KeptMethod(
                                row.getLong("number"),
                                row.getLong("user_number"),
                                row.getString("provider"),
                                row.getString("customer"),
                                row.getString("method")))
                        .findOne());
    }

    /** A provider's own id of a user, if it gave one with a method it keeps. */
    @Nullable
    String customer(long user, String provider) {
        Optional<String> customer = database.withHandle(handle -> handle.createQuery("""
                        SELECT customer FROM payment_kept_method WHERE user_number = :user AND provider = :provider
                        ORDER BY number LIMIT 1""")
                .bind("user", user)
                .bind("provider", provider)
                .mapTo(String.class)
                .findOne());
        return customer.orElse(null);
    }

    /** The entry is posted. */
    static boolean succeeded(Handle handle, long number, UUID entryId, long sequence, Instant at) {
        return handle.createUpdate("""
                        UPDATE payment_charge SET status = 'succeeded', entry_id = :entry, entry_sequence = :sequence,
                            completed_at = :at, next_attempt_at = NULL
                        WHERE number = :number AND status = 'paid'""")
                        .bind("number", number)
                        .bind("entry", entryId)
                        .bind("sequence", sequence)
                        .bind("at", at)
                        .execute()
                == 1;
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

    private static Charge row(ResultSet row, StatementContext context) throws SQLException {
        Timestamp completed = row.getTimestamp("completed_at");
        return new Charge(
                row.getLong("number"),
                row.getString("purpose"),
                row.getLong("subject"),
                row.getLong("payer"),
                new Fingerprint(row.getLong("fingerprint_high"), row.getLong("fingerprint_low")),
                row.getString("market"),
                row.getString("currency"),
                row.getLong("amount"),
                row.getLong("tax"),
                row.getLong("fee"),
                row.getString("payment_method"),
                PaymentProvider.Use.valueOf(row.getString("method_use").toUpperCase(Locale.ROOT)),
                row.getObject("kept_method", Long.class),
                row.getString("provider"),
                row.getString("provider_reference"),
                action(row),
                ChargeStatus.of(row.getString("status")),
                row.getString("decline_reason"),
                row.getObject("entry_id", UUID.class),
                row.getObject("entry_sequence", Long.class),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("created_at").toInstant(),
                row.getObject("business_day", LocalDate.class),
                completed == null ? null : completed.toInstant());
    }
}
