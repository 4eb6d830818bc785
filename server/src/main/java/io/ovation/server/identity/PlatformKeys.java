package io.ovation.server.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.store.Background;
import io.ovation.server.store.Database;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
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
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LEAST_BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LOOKS_BETWEEN_NOTES = 15;

    private final Database database;
    private final KeyStore store;
    private final Secrets secrets;
    private final Map<String, Instant> lastUsed = new ConcurrentHashMap<>();
    private final Cache<String, Boolean> unknown = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();
    private final Object looking = new Object();
    private long lookedAtNanos = System.nanoTime() - LEAST_BETWEEN_LOOKS.toNanos();
    private volatile Known known = new Known(-1, Map.of());
    private final Background follower = new Background(
            "platform-keys", LOOK, away -> LOG.debug("Keys could not be read; trying again", away), this::follow);
    private int looks;

    PlatformKeys(Database database, KeyStore store, Secrets secrets) {
        this.database = database;
        this.store = store;
        this.secrets = secrets;
    }

    /** Registers the key of the data directory, reads all, and follows changes; the start-up calls it once. */
    public synchronized void load() {
        secrets.platformKey().ifPresent(this::register);
        refresh();
        follower.start();
    }

    /** Ends that. */
    @PreDestroy
    void stop() {
        follower.stop();
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

    /**
     * Whether a key is in memory, or was looked for in vain: secrets are random, so one that was none a moment ago does not become
     * one. One that is not may have been made by another instance just now.
     */
    boolean isSettled(String key) {
        String hash = hash(key);
        return known.byHash().containsKey(hash) || unknown.getIfPresent(hash) != null;
    }

    /**
     * Looks for a key that another instance may have made. Blocking. All who ask at a time share one look, and there are at most
     * twenty a second, however many keys somebody makes up.
     */
    void learn(String key) {
        long asked = System.nanoTime();
        synchronized (looking) {
            if (lookedAtNanos - asked < 0) {
                long early = LEAST_BETWEEN_LOOKS.toNanos() - (System.nanoTime() - lookedAtNanos);
                if (early > 0) {
                    LockSupport.parkNanos(early);
                }
                lookedAtNanos = System.nanoTime();
                refresh();
            }
        }
        String hash = hash(key);
        if (!known.byHash().containsKey(hash)) {
            unknown.put(hash, true);
        }
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

    private Duration follow() {
        refresh();
        if (++looks % LOOKS_BETWEEN_NOTES == 0) {
            noteLastUsed();
        }
        return LOOK;
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
