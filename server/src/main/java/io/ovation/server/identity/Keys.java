package io.ovation.server.identity;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.store.Database;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Making, rotating and revoking keys. Nobody gives away more than they have. Blocking; any thread. */
@ApplicationScoped
public class Keys {
    private static final int SECRET_BYTES = 32;
    private static final int LONGEST_NAME = 60;
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    /** A key that rotates itself needs this long, or a lost answer would lock its owner out. */
    private static final Duration OWN_OVERLAP = Duration.ofMinutes(1);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyStore store;
    private final PlatformKeys inMemory;
    private final Database database;
    private final Secrets secrets;
    private final List<KeyListener> listeners;

    Keys(KeyStore store, PlatformKeys inMemory, Database database, Secrets secrets, @All List<KeyListener> listeners) {
        this.store = store;
        this.inMemory = inMemory;
        this.database = database;
        this.secrets = secrets;
        this.listeners = listeners;
    }

    /** Makes a key; the secret is in the answer and nowhere else, ever. */
    public Issued create(Caller who, @Nullable String name, @Nullable List<String> scopes) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw Problem.invalid("name", "A name has 1 to " + LONGEST_NAME + " characters");
        }
        if (scopes == null || scopes.isEmpty()) {
            throw Problem.invalid("scopes", "Say what the key is for, or all");
        }
        Set<Scope> wanted = Scope.of(scopes);
        requireNoMoreThan(who, wanted);
        String secret = fresh();
        Key key = database.inTransaction(handle -> {
            store.change(handle);
            if (store.nameTaken(handle, name)) {
                throw Problem.of(ProblemCode.KEY_NAME_TAKEN)
                        .field("name")
                        .detail("There is a key of this name")
                        .cure("Rotate it if its secret was lost, or choose another name");
            }
            long number = Numbers.next();
            store.insert(handle, number, name, wanted, false, who.id());
            store.newSecret(handle, number, PlatformKeys.hash(secret), PlatformKeys.hint(secret), Instant.now());
            return changed(handle, who, KeyListener.Change.CREATED, number);
        });
        inMemory.refresh();
        return new Issued(key, secret);
    }

    /**
     * Gives a key a new secret.
     *
     * @param overlapSeconds how long the former secret stays good; a day when null
     */
    public Issued rotate(Caller who, long number, @Nullable Integer overlapSeconds) {
        Duration overlap = overlapSeconds == null ? Duration.ofDays(1) : Duration.ofSeconds(overlapSeconds);
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw Problem.invalid("overlap_seconds", "overlap_seconds is from 0 to " + LONGEST_OVERLAP.toSeconds());
        }
        String secret = fresh();
        Key rotated = database.inTransaction(handle -> {
            store.change(handle);
            Key key = mine(handle, who, number);
            if (key.id().equals(who.id()) && overlap.compareTo(OWN_OVERLAP) < 0) {
                throw Problem.invalid("overlap_seconds", "A key that rotates itself stays good for a minute at least");
            }
            store.newSecret(
                    handle,
                    number,
                    PlatformKeys.hash(secret),
                    PlatformKeys.hint(secret),
                    Instant.now().plus(overlap));
            return changed(handle, who, KeyListener.Change.ROTATED, number);
        });
        inMemory.refresh();
        return new Issued(rotated, secret);
    }

    /** Ends a key at once, on this instance; within a second on the others. Again changes nothing. */
    public void revoke(Caller who, long number) {
        database.useTransaction(handle -> {
            store.change(handle);
            Key key = find(handle, who, number);
            if (key.id().equals(who.id())) {
                throw Problem.of(ProblemCode.FORBIDDEN)
                        .detail("A key does not revoke itself")
                        .cure("Use another key, or have an admin do it");
            }
            if (store.revoke(handle, number)) {
                changed(handle, who, KeyListener.Change.REVOKED, number);
            }
        });
        inMemory.refresh();
    }

    /** One key. */
    public Key get(long number) {
        return database.withHandle(handle -> store.find(handle, number)).orElseThrow(Keys::unknown);
    }

    /** Keys, newest first, revoked ones included. */
    public Page<Key> page(@Nullable String cursor, int limit) {
        inMemory.noteLastUsed();
        long[] key = Cursor.read(cursor, 1);
        return Page.of(
                store.page(key == null ? Long.MAX_VALUE : key[0], limit + 1), limit, last -> Cursor.of(last.number()));
    }

    private Key changed(Handle handle, Caller who, KeyListener.Change change, long number) {
        Key key = store.find(handle, number).orElseThrow(Keys::unknown);
        for (KeyListener listener : listeners) {
            listener.keyChanged(handle, who, change, key);
        }
        return key;
    }

    private Key find(Handle handle, Caller who, long number) {
        Key key = store.find(handle, number).orElseThrow(Keys::unknown);
        requireNoMoreThan(who, key.scopes());
        return key;
    }

    private Key mine(Handle handle, Caller who, long number) {
        Key key = find(handle, who, number);
        if (key.revokedAt() != null) {
            throw Problem.of(ProblemCode.NOT_FOUND)
                    .detail("This key was revoked")
                    .cure("Make a new one");
        }
        return key;
    }

    /** A key that may look after keys would otherwise be all keys. */
    private static void requireNoMoreThan(Caller who, Set<Scope> scopes) {
        if (who.kind() == Caller.Kind.PLATFORM && !scopes.stream().allMatch(who::may)) {
            throw Problem.of(ProblemCode.SCOPE_MISSING)
                    .field("scopes")
                    .detail("A key looks after keys that can do no more than itself")
                    .cure("Use a key with these scopes, or have an admin do it");
        }
    }

    private String fresh() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return secrets.mode().keyPrefix()
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Problem unknown() {
        return Problem.of(ProblemCode.NOT_FOUND).detail("There is no such key");
    }

    /**
     * A key with its new secret.
     *
     * @param secret shown once
     */
    public record Issued(Key key, String secret) {}
}
