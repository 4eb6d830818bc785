package io.ovation.server.risk;

import io.ovation.server.clock.Clocks;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is known of users that others may share, and who is linked by it. Values are kept as keyed hashes: two users who have
 * the same are found, nobody's card or address is. The components of the graph are kept up to date with every new signal,
 * one writer at a time. Blocking; any thread.
 */
@ApplicationScoped
class Signals {
    private static final String LOCK = "SELECT pg_advisory_xact_lock(7090001)";
    /** A component past this size says nothing of anybody any more; it is not followed further. */
    private static final int MOST_MEMBERS = 5_000;

    /** Values of signals {@code s} that link people: not those of whole towns, and not those that too many people have. */
    private static final String UNCOMMON = """
             s.kind <> 'ip' AND (SELECT count(*) FROM (SELECT 1 FROM risk_signal c
                WHERE c.kind = s.kind AND c.value_hash = s.value_hash LIMIT 21) few)
                <= CASE s.kind WHEN 'address' THEN 8 ELSE 20 END""";

    private static final int LONGEST_VALUE = 300;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final Clocks clocks;
    private volatile byte @Nullable [] secret;

    Signals(Database database, Clocks clocks) {
        this.database = database;
        this.clocks = clocks;
    }

    /** A value that a user has. */
    record Signal(SignalKind kind, String value) {
        Signal {
            if (value.isBlank() || value.length() > LONGEST_VALUE) {
                throw new IllegalArgumentException("a value has 1 to " + LONGEST_VALUE + " characters");
            }
        }
    }

    /**
     * What became of new signals.
     *
     * @param users whose links may have changed
     * @param fresh kinds of which the user was seen with a new value, not the first of its kind
     */
    record Kept(Set<Long> users, Set<SignalKind> fresh) {}

    /**
     * Keeps what a user was seen with, in the caller's SQL transaction. Only what is new takes turns: nearly every payment is made
     * with a card that was seen before.
     */
    Kept keep(Handle handle, long user, List<Signal> signals) {
        Instant now = clocks.business();
        if (areKnown(handle, user, signals, now)) {
            return new Kept(Set.of(), Set.of());
        }
        handle.execute(LOCK);
        Set<Long> affected = new TreeSet<>();
        Set<SignalKind> fresh = new TreeSet<>();
        for (Signal signal : signals.stream()
                .sorted(Comparator.comparing(Signal::kind).thenComparing(Signal::value))
                .toList()) {
            boolean hadOne = handle.createQuery(
                            "SELECT EXISTS (SELECT 1 FROM risk_signal WHERE user_number = :user AND kind = :kind)")
                    .bind("user", user)
                    .bind("kind", signal.kind().text())
                    .mapTo(Boolean.class)
                    .one();
            boolean isNew = handle.createQuery("""
                            INSERT INTO risk_signal AS s (kind, value_hash, user_number, first_at, last_at, times)
                            VALUES (:kind, :value, :user, :now, :now, 1)
                            ON CONFLICT (kind, value_hash, user_number) DO UPDATE SET last_at = excluded.last_at,
                                times = s.times + 1
                            RETURNING xmax = 0""")
                    .bind("kind", signal.kind().text())
                    .bind("value", hash(signal))
                    .bind("user", user)
                    .bind("now", now)
                    .mapTo(Boolean.class)
                    .one();
            if (isNew && signal.kind().mostUsers() > 0) {
                affected.add(user);
                affected.addAll(having(handle, signal));
            }
            if (isNew && hadOne) {
                fresh.add(signal.kind());
            }
        }
        return new Kept(affected.isEmpty() ? Set.of(user) : linkAnew(handle, affected), fresh);
    }

    /** Whether a user was seen with all of this before; then it is noted that they were again. */
    private boolean areKnown(Handle handle, long user, List<Signal> signals, Instant now) {
        Set<String> hashes = new TreeSet<>();
        signals.forEach(signal -> hashes.add(HexFormat.of().formatHex(hash(signal))));
        long known = handle.createQuery(
                        "SELECT count(*) FROM risk_signal WHERE user_number = :user AND encode(value_hash, 'hex') = ANY (:hashes)")
                .bind("user", user)
                .bindArray("hashes", String.class, hashes.toArray())
                .mapTo(Long.class)
                .one();
        if (known < hashes.size()) {
            return false;
        }
        handle.createUpdate("""
                        UPDATE risk_signal SET last_at = GREATEST(last_at, :now), times = times + 1
                        WHERE user_number = :user AND encode(value_hash, 'hex') = ANY (:hashes)""")
                .bind("now", now)
                .bind("user", user)
                .bindArray("hashes", String.class, hashes.toArray())
                .execute();
        return true;
    }

    /** Who has a value: as many as decide whether it links anybody, and were linked by it until now. */
    private List<Long> having(Handle handle, Signal signal) {
        return handle.createQuery("""
                        SELECT user_number FROM risk_signal WHERE kind = :kind AND value_hash = :value
                        ORDER BY first_at LIMIT :limit""")
                .bind("kind", signal.kind().text())
                .bind("value", hash(signal))
                .bind("limit", signal.kind().mostUsers() + 1)
                .mapTo(Long.class)
                .list();
    }

    /** Works out the components of everybody who was or is connected with some users. */
    private static Set<Long> linkAnew(Handle handle, Set<Long> users) {
        Set<Long> affected = new TreeSet<>(users);
        Set<Long> looked = new HashSet<>();
        while (looked.size() < affected.size() && affected.size() <= MOST_MEMBERS) {
            looked.addAll(affected);
            affected.addAll(members(handle, affected));
            affected.addAll(sharing(handle, affected));
        }
        Map<Long, Long> components = LinkGraph.components(edges(handle, affected));
        handle.createUpdate("DELETE FROM risk_link WHERE user_number = ANY (:users)")
                .bindArray("users", Long.class, affected.toArray())
                .execute();
        handle.createUpdate("""
                        INSERT INTO risk_link (user_number, component)
                        SELECT * FROM unnest(:users, :components)""")
                .bindArray("users", Long.class, components.keySet().toArray())
                .bindArray("components", Long.class, components.values().toArray())
                .execute();
        return affected;
    }

    /** Everybody in the components that these users were in. */
    private static List<Long> members(Handle handle, Set<Long> users) {
        return handle.createQuery("""
                        SELECT user_number FROM risk_link WHERE component IN
                            (SELECT component FROM risk_link WHERE user_number = ANY (:users))""")
                .bindArray("users", Long.class, users.toArray())
                .mapTo(Long.class)
                .list();
    }

    /** Everybody who has a value of these users that is not too common. */
    private static List<Long> sharing(Handle handle, Set<Long> users) {
        return handle.createQuery("""
                        SELECT DISTINCT o.user_number FROM risk_signal s
                        JOIN risk_signal o USING (kind, value_hash)
                        WHERE s.user_number = ANY (:users) AND o.user_number <> ALL (:users) AND\s""" + UNCOMMON)
                .bindArray("users", Long.class, users.toArray())
                .mapTo(Long.class)
                .list();
    }

    private static List<LinkGraph.Edge> edges(Handle handle, Set<Long> users) {
        return handle.createQuery(
                        "SELECT s.user_number, s.kind, s.value_hash FROM risk_signal s WHERE s.user_number = ANY (:users) AND "
                                + UNCOMMON)
                .bindArray("users", Long.class, users.toArray())
                .map((row, context) -> new LinkGraph.Edge(
                        row.getLong("user_number"),
                        row.getString("kind") + ":" + HexFormat.of().formatHex(row.getBytes("value_hash"))))
                .list();
    }

    /** Users who are linked with one, the one included; nobody when they share nothing. */
    Set<Long> linkedWith(long user) {
        List<Long> members = database.withHandle(handle -> members(handle, Set.of(user)));
        return new TreeSet<>(members);
    }

    /** What two or more of these users share: how many values of each kind, and who has them. */
    List<Shared> shared(Set<Long> users) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT kind, array_agg(user_number ORDER BY user_number) AS users, min(first_at) AS first_at,
                            max(last_at) AS last_at
                        FROM risk_signal WHERE user_number = ANY (:users)
                        GROUP BY kind, value_hash HAVING count(*) > 1 ORDER BY kind, users LIMIT 200""")
                .bindArray("users", Long.class, users.toArray())
                .map((row, context) -> {
                    List<Long> having = new ArrayList<>();
                    for (Object each : (Object[]) row.getArray("users").getArray()) {
                        having.add((Long) each);
                    }
                    return new Shared(
                            SignalKind.of(row.getString("kind")),
                            List.copyOf(having),
                            row.getTimestamp("first_at").toInstant(),
                            row.getTimestamp("last_at").toInstant());
                })
                .list());
    }

    /** A value that several users have. */
    record Shared(SignalKind kind, List<Long> users, Instant firstAt, Instant lastAt) {}

    /** When a user's oldest card was first seen with anybody; null when no card of theirs is known. */
    @Nullable
    Instant oldestCard(long user) {
        return oldestCards(Set.of(user)).get(user);
    }

    /** The same for many users; those without a card are left out. */
    Map<Long, Instant> oldestCards(Set<Long> users) {
        Map<Long, Instant> oldest = new java.util.HashMap<>();
        database.withHandle(handle -> handle.createQuery("""
                                SELECT s.user_number, min((SELECT min(o.first_at) FROM risk_signal o
                                    WHERE o.kind = 'card' AND o.value_hash = s.value_hash)) AS first_at
                                FROM risk_signal s WHERE s.kind = 'card' AND s.user_number = ANY (:users)
                                GROUP BY s.user_number""")
                        .bindArray("users", Long.class, users.toArray())
                        .map((row, context) -> Map.entry(
                                row.getLong("user_number"),
                                row.getTimestamp("first_at").toInstant()))
                        .list())
                .forEach(each -> oldest.put(each.getKey(), each.getValue()));
        return oldest;
    }

    private byte[] hash(Signal signal) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret(), "HmacSHA256"));
            String normal = signal.value()
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    // However somebody groups the digits of an account number.
                    .replaceAll("\\s+", signal.kind() == SignalKind.BANK_ACCOUNT ? "" : " ");
            return mac.doFinal((signal.kind().text() + ":" + normal).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    /** Made at first use, in a transaction of its own: nobody keeps a hash of a secret that was not kept. */
    private byte[] secret() {
        byte[] known = secret;
        if (known == null) {
            known = database.inTransaction(handle -> {
                byte[] fresh = new byte[SECRET_BYTES];
                RANDOM.nextBytes(fresh);
                handle.createUpdate(
                                "INSERT INTO risk_secret (id, secret) VALUES (1, :secret) ON CONFLICT (id) DO NOTHING")
                        .bind("secret", fresh)
                        .execute();
                return handle.createQuery("SELECT secret FROM risk_secret WHERE id = 1")
                        .mapTo(byte[].class)
                        .one();
            });
            secret = known;
        }
        return known;
    }
}
