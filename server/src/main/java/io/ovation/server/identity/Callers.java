package io.ovation.server.identity;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, for endpoints. The one idiom: mark the endpoint with {@link Allow} (or {@link Public}), then take the caller
 * from here. Cheap, never touches SQL; usable on the event loop and on virtual threads of a request.
 */
@ApplicationScoped
public class Callers {
    static final String KEY = "ovation.caller";

    private final CurrentVertxRequest request;
    private final Tokens tokens;
    private final PlatformKeys keys;

    /** Made once. */
    public Callers(CurrentVertxRequest request, Tokens tokens, PlatformKeys keys) {
        this.request = request;
        this.tokens = tokens;
        this.keys = keys;
    }

    /** The caller of the current request; {@link Caller#GUEST} when there is no token. */
    public Caller current() {
        RoutingContext context = request.getCurrent();
        @Nullable Caller known = context.get(KEY);
        if (known == null) {
            known = ofAuthorization(context.request().getHeader("Authorization"));
            context.put(KEY, known);
        }
        return known;
    }

    /** The signed-in user (staff included); {@code token_missing} for guests, {@code forbidden} for platform keys. */
    public Caller user() {
        Caller caller = signedIn();
        if (caller.userNumber() == 0) {
            throw Problem.of(ProblemCode.FORBIDDEN)
                    .detail("This is for users, and a platform key is not one")
                    .cure("Mint a token with POST /v1/user-tokens and use that");
        }
        return caller;
    }

    /** The caller, who must have one of these roles. */
    public Caller require(Role... anyOf) {
        Caller caller = signedIn();
        for (Role role : anyOf) {
            if (caller.is(role)) {
                return caller;
            }
        }
        throw forbidden(anyOf);
    }

    /**
     * Who a bare token or platform key belongs to (sockets pass it in the query). Null or empty is a guest.
     */
    public Caller ofToken(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return Caller.GUEST;
        }
        return token.startsWith(PlatformKeys.PREFIX) ? keys.caller(token) : tokens.caller(token);
    }

    static Problem forbidden(Role... anyOf) {
        StringBuilder names = new StringBuilder();
        for (Role role : anyOf) {
            names.append(names.isEmpty() ? "" : " or ").append(role.text());
        }
        return Problem.of(ProblemCode.FORBIDDEN).detail("This needs the role " + names);
    }

    private Caller ofAuthorization(@Nullable String header) {
        if (header == null || header.isEmpty()) {
            return Caller.GUEST;
        }
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw Problem.of(ProblemCode.TOKEN_INVALID)
                    .detail("The Authorization header does not begin with Bearer")
                    .cure("Send Authorization: Bearer followed by the token");
        }
        return ofToken(header.substring(7).strip());
    }

    private Caller signedIn() {
        Caller caller = current();
        if (caller.kind() == Caller.Kind.GUEST) {
            throw Problem.of(ProblemCode.TOKEN_MISSING)
                    .cure("Send Authorization: Bearer with a token of /v1/user-tokens or /v1/sandbox/sessions");
        }
        return caller;
    }
}
