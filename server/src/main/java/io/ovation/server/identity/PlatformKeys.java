package io.ovation.server.identity;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Secret keys of the platform's servers. SQL keeps only their SHA-256 (they are random and long, so that is enough);
 * all of them stand in memory. Any thread; checking never blocks.
 */
@ApplicationScoped
public class PlatformKeys {
    /** How every key begins. */
    public static final String PREFIX = "sk_";

    private final Database database;
    private final Secrets secrets;
    private volatile Map<String, Caller> byHash = Map.of();

    PlatformKeys(Database database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /** Registers the key of the data directory and reads all; the start-up calls it once, after the migrations. */
    public void load() {
        secrets.platformKey()
                .ifPresent(key -> database.useTransaction(handle ->
                        handle.createUpdate("""
                        INSERT INTO platform_keys (name, hash) VALUES ('sandbox', :hash)
                        ON CONFLICT (name) DO UPDATE SET hash = excluded.hash""").bind("hash", hash(key)).execute()));
        byHash = database.withHandle(handle -> handle
                .createQuery("SELECT name, hash FROM platform_keys")
                .map((row, context) -> Map.entry(row.getString("hash"), Caller.platform(row.getString("name"))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Whose key this is; {@code token_invalid} when it is none of ours, {@code key_of_other_mode}. */
    Caller caller(String key) {
        secrets.mode().requireOwn(key);
        @Nullable Caller caller = byHash.get(hash(key));
        if (caller == null) {
            throw Problem.of(ProblemCode.TOKEN_INVALID)
                    .detail("This platform key is not known")
                    .cure("The sandbox key stands in the file platform.key of the data directory");
        }
        return caller;
    }

    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
