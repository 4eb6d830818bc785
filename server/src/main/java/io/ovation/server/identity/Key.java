package io.ovation.server.identity;

import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A secret key of the platform's servers, without its secrets. Immutable.
 *
 * @param createdBy public id of the user or key that made it, or {@code system}
 * @param secrets the one in force first, then those that are good for a while yet
 */
public record Key(
        long number,
        String name,
        Set<Scope> scopes,
        String createdBy,
        Instant createdAt,
        @Nullable Instant revokedAt,
        List<Secret> secrets) {
    /** Prefix of public ids. */
    public static final String PREFIX = "key";

    /** The public id. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }

    /**
     * What we know of a secret.
     *
     * @param hint how it begins and ends
     * @param expiresAt until when it is good; null for the one in force
     * @param lastUsedAt to within a quarter of a minute
     */
    public record Secret(
            String hint,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}
}
