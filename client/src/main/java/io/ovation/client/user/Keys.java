package io.ovation.client.user;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The secret keys of the platform's servers. Needs a key that may make keys, or an administrator. */
public final class Keys {
    private final Door door;

    /** Behind a door with such a key. */
    public Keys(Door door) {
        this.door = door;
    }

    /** Makes a key for some scopes, such as {@code users} and {@code webhooks}. Its secret is shown only in this answer. */
    public Call<Issued> create(String name, List<String> scopes) {
        return door.post(Route.of("keys"), Door.body("name", name, "scopes", scopes), Issued.class);
    }

    /** All, the newest first, revoked ones included. */
    public Listing<Key> list() {
        return door.list(Route.of("keys"), Key.class);
    }

    /** One key. */
    public Call<Key> get(String id) {
        return door.get(Route.of("keys", id), Key.class);
    }

    /** Gives a key a new secret; the former one stays good for the overlap, a week at most. */
    public Call<Issued> rotate(String id, Duration overlap) {
        return door.post(
                Route.of("keys", id, "rotation"), Door.body("overlap_seconds", overlap.toSeconds()), Issued.class);
    }

    /** Ends a key at once. */
    public Call<Door.Nothing> revoke(String id) {
        return door.delete(Route.of("keys", id));
    }

    /**
     * A key without its secret.
     *
     * @param revokedAt null while it is good
     * @param secrets the one in force first, then former ones that are still good
     */
    public record Key(
            String id,
            String name,
            List<String> scopes,
            String createdBy,
            Instant createdAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt,
            List<Secret> secrets) {}

    /**
     * What is known of a secret.
     *
     * @param hint how it begins and ends
     * @param expiresAt until when a former secret is good
     */
    public record Secret(
            String hint,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /** A key with its new secret, which is never shown again. */
    public record Issued(Key key, String secret) {
        @Override
        public String toString() {
            return "Issued[" + key.id() + "]";
        }
    }
}
