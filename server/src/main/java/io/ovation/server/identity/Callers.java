package io.ovation.server.identity;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who asks, for endpoints. The one idiom: mark the endpoint with {@link Allow} (or {@link Public}), then take the caller
 * from here. Cheap, never touches SQL; usable on the event loop and on virtual threads of a request.
 */
@ApplicationScoped
public class Callers {
    static final String KEY = "ovation.caller";

    private static final Logger LOG = LoggerFactory.getLogger(Callers.class);
    private static final String BEARER = "Bearer ";

    private final CurrentVertxRequest request;
    private final Tokens tokens;
    private final PlatformKeys keys;
    private final OidcTokens oidc;

    /** Made once. */
    Callers(CurrentVertxRequest request, Tokens tokens, PlatformKeys keys, OidcTokens oidc) {
        this.request = request;
        this.tokens = tokens;
        this.keys = keys;
        this.oidc = oidc;
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

    /** The caller of the current request if one was found out already, as the access check does. */
    public Optional<Caller> known() {
        return Optional.ofNullable(request.getCurrent().get(KEY));
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
        return require(List.of(anyOf));
    }

    Caller require(Collection<Role> anyOf) {
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
        if (token.startsWith(PlatformKeys.PREFIX)) {
            return keys.caller(token);
        }
        return !tokens.isKnown(token) && oidc.accepts(token) ? oidc.caller(token) : tokens.caller(token);
    }

    /** Whether a token or key has to be {@linkplain #learn learnt} first. Never blocks. */
    boolean isNew(String token) {
        if (token.startsWith(PlatformKeys.PREFIX)) {
            return !keys.isSettled(token);
        }
        return !tokens.isKnown(token) && oidc.accepts(token) && oidc.isNew(token);
    }

    /** Looks up what is not in memory. Blocking; does not throw, because the request will be told what is the matter. */
    void learn(String token) {
        try {
            if (token.startsWith(PlatformKeys.PREFIX)) {
                keys.learn(token);
            } else {
                oidc.learn(token);
            }
        } catch (RuntimeException away) {
            LOG.warn("A token could not be looked up: {}", away.toString());
        }
    }

    /** What stands after Bearer, or null. */
    static @Nullable String bearer(String header) {
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    private static Problem forbidden(Collection<Role> anyOf) {
        return Problem.of(ProblemCode.FORBIDDEN)
                .detail("This needs the role " + anyOf.stream().map(Role::text).collect(Collectors.joining(" or ")));
    }

    private Caller ofAuthorization(@Nullable String header) {
        if (header == null || header.isEmpty()) {
            return Caller.GUEST;
        }
        @Nullable String token = bearer(header);
        if (token == null) {
            throw Problem.of(ProblemCode.TOKEN_INVALID)
                    .detail("The Authorization header does not begin with Bearer")
                    .cure("Send Authorization: Bearer followed by the token");
        }
        return ofToken(token);
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
