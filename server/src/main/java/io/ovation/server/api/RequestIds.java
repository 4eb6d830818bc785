package io.ovation.server.api;

import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ids of ledger entries made from what the caller sent: the same caller and key give the same id for ever, and nobody
 * can hit another's. The random bits are a hash of caller and key; the time is the key's own when it is a UUIDv7, else
 * when we first saw the key, kept in SQL. Any thread.
 */
@ApplicationScoped
public class RequestIds {
    private static final int MAX_KEY = 200;

    private final Database database;

    private volatile @Nullable String secret;

    RequestIds(Database database) {
        this.database = database;
    }

    /** The key, checked: {@code idempotency_key_required} when there is none, {@code field_invalid} when absurd. */
    public static String required(@Nullable String key) {
        if (key == null || key.isBlank()) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REQUIRED)
                    .field("Idempotency-Key")
                    .cure("Send a new UUID (version 7 is best) with each new request, and the same one with a retry");
        }
        if (key.length() > MAX_KEY) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("Idempotency-Key")
                    .detail("The key has at most " + MAX_KEY + " characters");
        }
        return key;
    }

    /** Whether {@link #entryId} needs no SQL for this key, so that the event loop may ask. */
    public boolean needsNoSql(String key) {
        return secret != null && timeOf(key) >= 0;
    }

    /**
     * The entry id of a caller's key. Hashed with a secret of this installation, or a caller could search for two keys whose
     * ids share the bits that other numbers are made of. Blocks unless the key {@linkplain #needsNoSql needs no SQL}.
     */
    public UUID entryId(Principal caller, String key) {
        long millis = timeOf(key);
        return derived(millis >= 0 ? millis : firstSeen(caller, key), secret(), caller.principal(), key);
    }

    private String secret() {
        String known = secret;
        if (known == null) {
            known = database.withHandle(handle -> handle.createQuery("SELECT secret FROM request_id_secret")
                    .mapTo(String.class)
                    .one());
            secret = known;
        }
        return known;
    }

    /** An id of the given time whose random bits are the hash of these texts: the same for the same texts. */
    public static UUID derived(long epochMillis, String... texts) {
        MessageDigest digest = Fingerprints.sha256();
        for (String text : texts) {
            Fingerprints.add(digest, text);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long high = (epochMillis << 16) | 0x7000L | (hash.getLong() & 0xfffL);
        long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private long firstSeen(Principal caller, String key) {
        return database.inTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO first_seen_keys (principal, key, seen_millis) VALUES (:principal, :key, :now)
                            ON CONFLICT (principal, key) DO NOTHING""")
                    .bind("principal", caller.principal())
                    .bind("key", key)
                    .bind("now", System.currentTimeMillis())
                    .execute();
            return handle.createQuery(
                            "SELECT seen_millis FROM first_seen_keys WHERE principal = :principal AND key = :key")
                    .bind("principal", caller.principal())
                    .bind("key", key)
                    .mapTo(Long.class)
                    .one();
        });
    }

    private static long timeOf(String key) {
        if (key.length() != 36) {
            return -1;
        }
        try {
            UUID id = UUID.fromString(key);
            return id.version() == 7 && id.variant() == 2 ? id.getMostSignificantBits() >>> 16 : -1;
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}
