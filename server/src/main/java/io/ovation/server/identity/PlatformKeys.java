package io.ovation.server.identity;

import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.store.Database;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whose secret key one is. SQL keeps only the SHA-256 of secrets (they are random and long, so that is enough); those
 * in use stand in memory, so checking one never blocks. What another instance changes is seen within a second. Any thread.
 */
@ApplicationScoped
public class PlatformKeys {
    /** How every key begins. */
    public static final String PREFIX = "sk_";

    private static final Logger LOG = LoggerFactory.getLogger(PlatformKeys.class);
    private static final String FIRST = "first key";
    private static final long LOOK_MILLIS = 1_000;
    private static final int LOOKS_BETWEEN_NOTES = 15;

    private final Database database;
    private final KeyStore store;
    private final Secrets secrets;
    private final Map<String, Instant> lastUsed = new ConcurrentHashMap<>();
    private volatile Known known = new Known(-1, Map.of());
    private @Nullable Thread follower;

    PlatformKeys(Database database, KeyStore store, Secrets secrets) {
        this.database = database;
        this.store = store;
        this.secrets = secrets;
    }

    /** Registers the key of the data directory, reads all, and follows changes; the start-up calls it once. */
    public synchronized void load() {
        secrets.platformKey().ifPresent(this::register);
        refresh();
        if (follower == null) {
            Thread fresh = Thread.ofVirtual().name("platform-keys").unstarted(this::follow);
            follower = fresh;
            fresh.start();
        }
    }

    /** Ends that, and notes when keys were last used. */
    @PreDestroy
    synchronized void stop() {
        Thread running = follower;
        follower = null;
        if (running != null) {
            running.interrupt();
        }
    }

    /**
     * Whose key this is; {@code key_of_other_mode}, {@code token_invalid} when it is none of ours, {@code token_expired} when it
     * was rotated.
     */
    Caller caller(String key) {
        secrets.mode().requireOwn(key);
        String hash = hash(key);
        @Nullable Good good = known.byHash().get(hash);
        if (good == null) {
            throw Problem.of(ProblemCode.TOKEN_INVALID)
                    .detail("This platform key is not known")
                    .cure("The first key stands in the file platform.key of the data directory");
        }
        Instant now = Instant.now();
        if (good.expiresAt() != null && !now.isBefore(good.expiresAt())) {
            throw Problem.of(ProblemCode.TOKEN_EXPIRED)
                    .detail("This key was rotated, and the time in which both were good is over")
                    .cure("Use the new secret");
        }
        lastUsed.put(hash, now);
        return good.caller();
    }

    /** Whether a key is in memory; one that is not may have been made by another instance just now. */
    boolean isKnown(String key) {
        return known.byHash().containsKey(hash(key));
    }

    /** Reads what has changed. Blocking. */
    void refresh() {
        long changes = store.changes();
        if (changes == known.changes()) {
            return;
        }
        Map<String, Good> byHash = new HashMap<>();
        for (KeyStore.Known each : store.known()) {
            byHash.put(
                    each.hash(),
                    new Good(Caller.platform(PublicId.of(Key.PREFIX, each.key()), each.scopes()), each.expiresAt()));
        }
        known = new Known(changes, Map.copyOf(byHash));
    }

    /** Notes when keys were last used. Blocking. */
    void noteLastUsed() {
        Map<String, Instant> news = Map.copyOf(lastUsed);
        if (!news.isEmpty()) {
            store.used(news);
            news.forEach(lastUsed::remove);
        }
    }

    /** A secret that we have seen stays what it is: one that was rotated away or revoked does not come back by a restart. */
    private void register(String secret) {
        database.useTransaction(handle -> {
            store.change(handle);
            if (store.secretKnown(handle, hash(secret))) {
                return;
            }
            long key = store.fromFile(handle).orElseGet(() -> {
                long number = Numbers.next();
                store.insert(handle, number, FIRST, Set.of(Scope.ALL), true, "system");
                return number;
            });
            store.newSecret(handle, key, hash(secret), hint(secret), Instant.now());
        });
    }

    private void follow() {
        int looks = 0;
        while (follower == Thread.currentThread()) {
            try {
                Thread.sleep(LOOK_MILLIS);
                refresh();
                if (++looks % LOOKS_BETWEEN_NOTES == 0) {
                    noteLastUsed();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException away) {
                LOG.debug("Keys could not be read; trying again", away);
            }
        }
    }

    /** How a secret begins and ends. */
    static String hint(String secret) {
        return secret.length() < 20
                ? "sk_..."
                : secret.substring(0, 10) + "..." + secret.substring(secret.length() - 4);
    }

    static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private record Good(Caller caller, @Nullable Instant expiresAt) {}

    private record Known(long changes, Map<String, Good> byHash) {}
}
