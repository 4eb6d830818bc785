package io.ovation.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.ledger.Fingerprint;
import io.ovation.server.store.Database;
import io.ovation.server.store.HeldTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Runs a POST once for each key of a caller: a retry gets the first answer, a retry while the first is under way is
 * {@code idempotency_in_flight}, another body is {@code idempotency_key_reused}. A refused or failed attempt leaves no
 * trace, so that it can be made good with the same key. For gifts the ledger's entry id does all this without SQL, and
 * recharges, refunds and payouts are their own record.
 *
 * <p>An attempt holds a lock of the database while it runs, and its answer is kept in the transaction that holds it. So it is
 * the same on every server, and when a process dies its keys are free at once. Work that does more than SQL on that very
 * transaction must bear being run again with the same key (its entry ids are derived from it). Blocking; any thread.
 */
@ApplicationScoped
public class IdempotencyKeys {
    /** How long an answer is kept; after that its key is as if never used. */
    public static final Duration KEPT_FOR = Duration.ofDays(30);

    private static final HeldTransactions ATTEMPTS = new HeldTransactions(8);

    private final Database database;
    private final ObjectMapper json;

    IdempotencyKeys(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * The answer to a request: made now, or kept from the first time. It is kept in clear text, so a secret that is shown once
     * does not belong in it.
     *
     * @param key the Idempotency-Key header; null is refused
     * @param fingerprint of what is asked, see {@link Fingerprints}
     * @param type of the answer, which must survive JSON
     * @param work on the transaction that will keep the answer: what it writes there happens with it or not at all
     */
    public <T> T onceIn(
            Principal caller, @Nullable String key, Fingerprint fingerprint, Class<T> type, Database.Work<T> work) {
        Key asked = new Key(caller.principal(), RequestIds.required(key), fingerprint);
        AtomicBoolean isDone = new AtomicBoolean();
        try {
            return ATTEMPTS.run(database, handle -> answer(asked, type, handle, work, isDone));
        } catch (Problem refusal) {
            throw refusal;
        } catch (RuntimeException fault) {
            throw isDone.get()
                    ? Problem.of(ProblemCode.OUTCOME_UNKNOWN).cure("Send the same request again with the same key")
                    : fault;
        }
    }

    private <T> T answer(Key asked, Class<T> type, Handle handle, Database.Work<T> work, AtomicBoolean isDone) {
        Optional<String> kept = asked.kept(handle);
        if (kept.isEmpty()) {
            boolean isMine = asked.tryLock(handle);
            kept = asked.kept(handle);
            if (!isMine && kept.isEmpty()) {
                throw Problem.of(ProblemCode.IDEMPOTENCY_IN_FLIGHT)
                        .field("Idempotency-Key")
                        .retryAfter(Duration.ofSeconds(1))
                        .cure("Ask again with the same key in a moment");
            }
        }
        if (kept.isPresent()) {
            return read(kept.get(), type);
        }
        T answer = work.apply(handle);
        isDone.set(true);
        asked.keep(handle, write(answer));
        return answer;
    }

    /** The same for work that does not need the transaction. */
    public <T> T once(
            Principal caller, @Nullable String key, Fingerprint fingerprint, Class<T> type, Supplier<T> work) {
        return onceIn(caller, key, fingerprint, type, handle -> work.get());
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer cannot be kept as JSON: " + answer.getClass(), e);
        }
    }

    private <T> T read(String kept, Class<T> type) {
        try {
            return json.readValue(kept, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A kept answer cannot be read as " + type, e);
        }
    }

    /** A caller's key and what was asked with it. */
    private record Key(String principal, String key, Fingerprint fingerprint) {
        /** The kept answer; {@code idempotency_key_reused} when it was to something else. */
        Optional<String> kept(Handle handle) {
            Optional<Kept> kept = handle.createQuery("""
                            SELECT fingerprint_high, fingerprint_low, response FROM idempotency_keys
                            WHERE principal = :principal AND key = :key""")
                    .bind("principal", principal)
                    .bind("key", key)
                    .map((row, context) -> new Kept(
                            new Fingerprint(row.getLong("fingerprint_high"), row.getLong("fingerprint_low")),
                            row.getString("response")))
                    .findOne();
            if (kept.isPresent() && !kept.get().fingerprint().equals(fingerprint)) {
                throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)
                        .field("Idempotency-Key")
                        .cure("Use a new key for a new request");
            }
            return kept.map(Kept::response);
        }

        /** Until the transaction ends, however it ends; false when somebody else has it. */
        boolean tryLock(Handle handle) {
            return handle.createQuery("SELECT pg_try_advisory_xact_lock(:number)")
                    .bind(
                            "number",
                            Fingerprints.of("idempotency-key", principal, key).high())
                    .mapTo(Boolean.class)
                    .one();
        }

        void keep(Handle handle, String response) {
            handle.createUpdate("""
                            INSERT INTO idempotency_keys (principal, key, fingerprint_high, fingerprint_low, response,
                                kept_at)
                            VALUES (:principal, :key, :high, :low, :response, :now)""")
                    .bind("principal", principal)
                    .bind("key", key)
                    .bind("high", fingerprint.high())
                    .bind("low", fingerprint.low())
                    .bind("response", response)
                    .bind("now", OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC))
                    .execute();
        }
    }

    private record Kept(Fingerprint fingerprint, String response) {}
}
