package io.ovation.server.identity;

import io.ovation.server.api.Page;
import io.ovation.server.api.PublicId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** {@code /v1/keys}: the secret keys of the platform's servers. A secret is shown once, when it is made. */
@Path("/v1/keys")
@Allow(
        value = {Role.PLATFORM, Role.ADMIN},
        scope = Scope.KEYS)
@RunOnVirtualThread
public class KeyResource {
    private final Keys keys;
    private final Callers callers;

    KeyResource(Keys keys, Callers callers) {
        this.keys = keys;
        this.callers = callers;
    }

    /** Makes a key. */
    @POST
    @APIResponseSchema(value = IssuedKeyView.class, responseCode = "201")
    public Response create(@Nullable NewKey body) {
        Keys.Issued issued =
                keys.create(callers.current(), body == null ? null : body.name(), body == null ? null : body.scopes());
        return Response.status(Response.Status.CREATED)
                .entity(IssuedKeyView.of(issued))
                .build();
    }

    /** Keys, newest first, revoked ones included. */
    @GET
    public Page<KeyView> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<Key> page = keys.page(cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(KeyView::of).toList(), page.nextCursor(), page.hasMore());
    }

    /** One key. */
    @GET
    @Path("{id}")
    public KeyView get(@PathParam("id") String id) {
        return KeyView.of(keys.get(PublicId.number(Key.PREFIX, id)));
    }

    /** Gives a key a new secret; the former one stays good for the overlap. */
    @POST
    @Path("{id}/rotation")
    public IssuedKeyView rotate(@PathParam("id") String id, @Nullable Rotation body) {
        return IssuedKeyView.of(keys.rotate(
                callers.current(), PublicId.number(Key.PREFIX, id), body == null ? null : body.overlapSeconds()));
    }

    /** Ends a key at once. */
    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("id") String id) {
        keys.revoke(callers.current(), PublicId.number(Key.PREFIX, id));
    }

    /**
     * A key to make.
     *
     * @param name to recognise it; one of a kind among the keys that are good
     * @param scopes what it is for: some of all, users, coins, lives, gifts, events, webhooks, clocks, keys, audit
     */
    public record NewKey(@Nullable String name, @Nullable List<String> scopes) {}

    /**
     * How to rotate.
     *
     * @param overlapSeconds how long the former secret stays good: a day when left out, a week at most
     */
    public record Rotation(@Nullable Integer overlapSeconds) {}

    /**
     * A key without its secret.
     *
     * @param createdBy id of who made it
     * @param revokedAt null while it is good
     * @param secrets the one in force first, then former ones that are still good
     */
    public record KeyView(
            String id,
            String name,
            List<String> scopes,
            String createdBy,
            Instant createdAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt,
            List<SecretView> secrets) {
        static KeyView of(Key key) {
            return new KeyView(
                    key.id(),
                    key.name(),
                    key.scopes().stream().map(Scope::text).toList(),
                    key.createdBy(),
                    key.createdAt(),
                    key.revokedAt(),
                    key.secrets().stream()
                            .map(Key.Secret::lastUsedAt)
                            .filter(Objects::nonNull)
                            .max(Instant::compareTo)
                            .orElse(null),
                    key.secrets().stream()
                            .map(each ->
                                    new SecretView(each.hint(), each.createdAt(), each.expiresAt(), each.lastUsedAt()))
                            .toList());
        }
    }

    /**
     * What is known of a secret.
     *
     * @param hint how it begins and ends
     * @param expiresAt until when a former secret is good
     * @param lastUsedAt to within a quarter of a minute
     */
    public record SecretView(
            String hint,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /**
     * A key with its new secret.
     *
     * @param secret keep it now: it is never shown again
     */
    public record IssuedKeyView(KeyView key, String secret) {
        static IssuedKeyView of(Keys.Issued issued) {
            return new IssuedKeyView(KeyView.of(issued.key()), issued.secret());
        }

        @Override
        public String toString() {
            return "IssuedKeyView[" + key.id() + "]";
        }
    }
}
