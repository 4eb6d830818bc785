package io.ovation.client.user;

import io.ovation.client.http.Credential;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A user's token that is minted when first needed and again before it runs out. One request, however many wait for it. */
public final class RenewedToken implements Credential {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration RENEWED_BEFORE_END = Duration.ofMinutes(5);

    private final Users users;
    private final String externalId;
    private @Nullable CompletableFuture<@Nullable String> token;
    private long renewAtNanos;

    /** For a user that the server knows, or makes when first seen. */
    public RenewedToken(Users users, String externalId) {
        this.users = users;
        this.externalId = externalId;
    }

    @Override
    public synchronized CompletableFuture<@Nullable String> bearer() {
        CompletableFuture<@Nullable String> known = token;
        if (known != null && !known.isCompletedExceptionally() && System.nanoTime() - renewAtNanos < 0) {
            return known;
        }
        CompletableFuture<@Nullable String> minted =
                users.token(externalId, LIFETIME).async().thenApply(Session::token);
        token = minted;
        renewAtNanos = System.nanoTime() + LIFETIME.minus(RENEWED_BEFORE_END).toNanos();
        return minted;
    }

    @Override
    public synchronized boolean rejected(String refused) {
        CompletableFuture<@Nullable String> known = token;
        if (known != null && known.isDone() && !known.isCompletedExceptionally() && refused.equals(known.join())) {
            token = null;
        }
        return true;
    }
}
