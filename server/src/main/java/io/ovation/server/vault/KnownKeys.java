package io.ovation.server.vault;

import io.ovation.server.store.Database;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What the database knows of the keys that seal it: of each number a value that tells whether somebody has the same key, and
 * opens nothing. The first server with a key writes it. Blocking; any thread.
 */
final class KnownKeys {
    private static final String SAME_KEYS = "Give every server of a database the same keys";

    private final Database database;

    KnownKeys(Database database) {
        this.database = database;
    }

    /**
     * Finds a server's keys to be those of the database, which learns of new ones; or changes nothing. Of servers that start at
     * the same time, one after the other.
     *
     * @param keys the server's
     * @param givenUp numbers of keys that the operator does without
     * @throws VaultClosed in words for the operator when a key differs or is missing
     */
    void agree(List<VaultKey> keys, Set<Integer> givenUp) {
        database.useTransaction(handle -> {
            handle.execute("LOCK TABLE vault_key IN SHARE ROW EXCLUSIVE MODE");
            Map<Integer, String> known = new HashMap<>();
            handle.createQuery("SELECT number, check_value FROM vault_key")
                    .map((row, context) -> Map.entry(row.getInt("number"), row.getString("check_value")))
                    .forEach(each -> known.put(each.getKey(), each.getValue()));
            Set<Integer> missing = new TreeSet<>(known.keySet());
            for (VaultKey key : keys) {
                missing.remove(key.number());
                String check = check(key);
                if (!known.getOrDefault(key.number(), check).equals(check)) {
                    throw differs(key);
                }
            }
            missing.removeAll(givenUp);
            if (!missing.isEmpty()) {
                throw missing(missing);
            }
            keys.forEach(key -> insert(handle, key));
        });
    }

    /** Compares one key, or writes it down when nobody has used its number. */
    void agree(VaultKey key) {
        String known = database.inTransaction(handle -> {
            insert(handle, key);
            return handle.createQuery("SELECT check_value FROM vault_key WHERE number = :number")
                    .bind("number", key.number())
                    .mapTo(String.class)
                    .one();
        });
        if (!known.equals(check(key))) {
            throw differs(key);
        }
    }

    private static void insert(Handle handle, VaultKey key) {
        handle.createUpdate("""
                        INSERT INTO vault_key (number, check_value) VALUES (:number, :check)
                        ON CONFLICT (number) DO NOTHING""")
                .bind("number", key.number())
                .bind("check", check(key))
                .execute();
    }

    private static String check(VaultKey key) {
        return HexFormat.of().formatHex(key.derive("ovation vault check"));
    }

    /** Could not read its neighbours' rows, nor they its own: better it writes none. */
    private static VaultClosed differs(VaultKey key) {
        return new VaultClosed(
                "Key " + key.number() + " of ovation.vault.keys is not the one this database was sealed with"
                        + " under that number. " + SAME_KEYS
                        + " (OVATION_VAULT_KEYS, or vault.keys in the data directory), and a"
                        + " new key a new number.");
    }

    private static VaultClosed missing(Set<Integer> numbers) {
        String which = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new VaultClosed(
                "This database was sealed with key " + which + ", which ovation.vault.keys does not have. "
                        + SAME_KEYS
                        + " (OVATION_VAULT_KEYS, or vault.keys in the data directory). If it is lost for good, or seals"
                        + " nothing any longer, set ovation.vault.given-up=" + which.replace(" ", "") + ".");
    }
}
