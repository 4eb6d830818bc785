package io.ovation.client.http;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Who asks. Any thread. */
public interface Credential {
    /** Nobody: what everyone may see. */
    Credential GUEST = new Credential() {
        @Override
        public CompletableFuture<@Nullable String> bearer() {
            return CompletableFuture.completedFuture(null);
        }
    };

    /** The token of the next request; null for none. Does not block. */
    CompletableFuture<@Nullable String> bearer();

    /**
     * Told that the server does not take a token (any more).
     *
     * @return whether {@link #bearer()} will now give another one, so that a new try makes sense
     */
    default boolean rejected(String token) {
        return false;
    }

    /** A secret key, or a token that somebody else renews. */
    static Credential of(String token) {
        CompletableFuture<@Nullable String> known = CompletableFuture.completedFuture(token);
        return () -> known;
    }
}
