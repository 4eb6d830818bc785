package io.ovation.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.ledger.Fingerprint;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a POST once for each key of a caller: a retry gets the first answer, a retry while the first is under way is
 * {@code idempotency_in_flight}, another body is {@code idempotency_key_reused}. A refused or failed attempt leaves no
 * trace, so that it can be made good with the same key. For gifts the ledger's entry id does all this without SQL.
 *
 * <p>The work itself must bear being run again with the same key (its entry ids are derived from it): after a crash in
 * the middle, the key is free again after a minute. Blocking; any thread.
 */
@ApplicationScoped
public class IdempotencyKeys {
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(1);

    private final Database database;
    private final ObjectMapper json;

    IdempotencyKeys(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * The answer to a request: made now, or kept from the first time.
     *
     * @param key the Idempotency-Key header; null is refused
     * @param fingerprint of what is asked, see {@link Fingerprints}
     * @param type of the answer, which must survive JSON
     */
    public <T> T once(
            Principal caller, @Nullable String key, Fingerprint fingerprint, Class<T> type, Supplier<T> work) {
        String checked = RequestIds.required(key);
        Optional<String> kept = begin(caller.principal(), checked, fingerprint);
        if (kept.isPresent()) {
            return read(kept.get(), type);
        }
        boolean done = false;
        try {
            T answer = work.get();
            finish(caller.principal(), checked, write(answer));
            done = true;
            return answer;
        } finally {
            if (!done) {
                forget(caller.principal(), checked);
            }
        }
    }

    private Optional<String> begin(String principal, String key, Fingerprint fingerprint) {
        Instant now = Instant.now();
        return database.inTransaction(handle -> {
            int mine = handle.createUpdate("""
                            INSERT INTO idempotency_keys (principal, key, fingerprint_high, fingerprint_low, started_at)
                            VALUES (:principal, :key, :high, :low, :now)
                            ON CONFLICT (principal, key) DO UPDATE SET started_at = excluded.started_at
                            WHERE idempotency_keys.response IS NULL
                              AND idempotency_keys.started_at < :abandoned
                              AND idempotency_keys.fingerprint_high = excluded.fingerprint_high
                              AND idempotency_keys.fingerprint_low = excluded.fingerprint_low""")
                    .bind("principal", principal)
                    .bind("key", key)
                    .bind("high", fingerprint.high())
                    .bind("low", fingerprint.low())
                    .bind("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                    .bind("abandoned", OffsetDateTime.ofInstant(now.minus(ABANDONED_AFTER), ZoneOffset.UTC))
                    .execute();
            if (mine == 1) {
                return Optional.empty();
            }
            @Nullable
            Kept kept = handle.createQuery("""
                            SELECT fingerprint_high, fingerprint_low, response FROM idempotency_keys
                            WHERE principal = :principal AND key = :key""")
                    .bind("principal", principal)
                    .bind("key", key)
                    .map((row, context) -> new Kept(
                            new Fingerprint(row.getLong("fingerprint_high"), row.getLong("fingerprint_low")),
                            row.getString("response")))
                    .findOne()
                    .orElse(null);
            if (kept != null && !kept.fingerprint().equals(fingerprint)) {
                throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)
                        .field("Idempotency-Key")
                        .cure("Use a new key for a new request");
            }
            if (kept == null || kept.response() == null) {
                throw Problem.of(ProblemCode.IDEMPOTENCY_IN_FLIGHT)
                        .field("Idempotency-Key")
                        .retryAfter(Duration.ofSeconds(1))
                        .cure("Ask again with the same key in a moment");
            }
            return Optional.of(kept.response());
        });
    }

    private void finish(String principal, String key, String response) {
        database.useTransaction(handle -> handle.createUpdate(
                        "UPDATE idempotency_keys SET response = :response WHERE principal = :principal AND key = :key")
                .bind("response", response)
                .bind("principal", principal)
                .bind("key", key)
                .execute());
    }

    private void forget(String principal, String key) {
        database.useTransaction(handle -> handle.createUpdate("""
                        DELETE FROM idempotency_keys
                        WHERE principal = :principal AND key = :key AND response IS NULL""")
                .bind("principal", principal)
                .bind("key", key)
                .execute());
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

    private record Kept(Fingerprint fingerprint, @Nullable String response) {}
}
