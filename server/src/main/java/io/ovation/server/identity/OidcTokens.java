package io.ovation.server.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access tokens of OpenID Connect providers. A token is checked once, where blocking is allowed ({@link #learn}, before the
 * request goes on), and what came of it is remembered for a few minutes, so that {@link #caller} does not block: by the
 * token's SHA-256, and refusals apart from what is good, so that made-up tokens neither fill the memory nor push others out. People
 * are users like all others: staff by the provider's id of them, the platform's users by the platform's. Any thread.
 */
@ApplicationScoped
class OidcTokens {
    private static final Logger LOG = LoggerFactory.getLogger(OidcTokens.class);
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final Duration REFUSAL = Duration.ofSeconds(2);
    private static final int LONGEST_NAME = 60;
    private static final String NO_MARKET = "US";

    private final Map<String, Named> byIssuer = new HashMap<>();
    private final Users users;
    private final ObjectMapper json;
    private final Cache<String, Checked> good = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(REMEMBERED)
            .build();
    private final Cache<String, Checked> refused =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REFUSAL).build();

    OidcTokens(OidcSettings settings, Users users, ObjectMapper json) {
        this.users = users;
        this.json = json;
        settings.providers()
                .forEach((name, provider) -> byIssuer.put(
                        provider.issuer().toString(), new Named(name, new OidcProvider(name, provider, json))));
    }

    /** Whether a token says that it is of one of the providers. */
    boolean accepts(String token) {
        return !byIssuer.isEmpty() && (lately(PlatformKeys.hash(token)) != null || provider(token) != null);
    }

    /** Whether a token must be {@linkplain #learn learnt} before its caller can be told without blocking. */
    boolean isNew(String token) {
        return lately(PlatformKeys.hash(token)) == null;
    }

    /** Checks a token and remembers what came of it. Blocking; does not throw. */
    void learn(String token) {
        checked(token);
    }

    /** Whose token it is, or the problem with it. Blocks only where that is allowed. */
    Caller caller(String token) {
        Checked known = Context.isOnEventLoopThread() ? lately(PlatformKeys.hash(token)) : checked(token);
        if (known == null) {
            throw Problem.of(ProblemCode.BUSY)
                    .detail("The token is being checked")
                    .retryAfter(Duration.ofSeconds(1))
                    .cure("Try again in a moment");
        }
        if (known.caller() == null) {
            throw known.refusal() == null ? Problem.of(ProblemCode.TOKEN_INVALID) : known.refusal();
        }
        return known.caller();
    }

    /** Checked now, once however many wait, or lately. */
    private Checked checked(String token) {
        String hash = PlatformKeys.hash(token);
        Checked known = lately(hash);
        if (known != null) {
            return known;
        }
        Checked fresh = good.get(hash, unseen -> {
            // Whoever waited for another's check finds its refusal.
            if (refused.getIfPresent(unseen) != null) {
                return null;
            }
            Checked made = check(token);
            if (made.caller() != null) {
                return made;
            }
            refused.put(unseen, made);
            return null;
        });
        return Objects.requireNonNullElseGet(fresh == null ? refused.getIfPresent(hash) : fresh, OidcTokens::busy);
    }

    private @Nullable Checked lately(String hash) {
        Checked known = good.getIfPresent(hash);
        if (known == null) {
            return refused.getIfPresent(hash);
        }
        if (known.untilMillis() <= System.currentTimeMillis()) {
            good.asMap().remove(hash, known);
            return null;
        }
        return known;
    }

    private Checked check(String token) {
        Named of = provider(token);
        try {
            if (of == null) {
                throw Problem.of(ProblemCode.TOKEN_INVALID);
            }
            JwtClaims claims = of.provider().claims(token);
            return new Checked(
                    caller(of, claims), null, claims.getExpirationTime().getValueInMillis());
        } catch (Problem problem) {
            return refused(problem);
        } catch (MalformedClaimException e) {
            return refused(
                    Problem.of(ProblemCode.TOKEN_INVALID).detail("A claim has the wrong type: " + e.getMessage()));
        } catch (RuntimeException away) {
            LOG.warn("A token could not be checked: {}", away.toString());
            return busy();
        }
    }

    private static Checked refused(Problem problem) {
        return new Checked(null, problem, Long.MAX_VALUE);
    }

    private static Checked busy() {
        return refused(Problem.of(ProblemCode.BUSY).retryAfter(REFUSAL));
    }

    private Caller caller(Named of, JwtClaims claims) throws MalformedClaimException {
        OidcSettings.Provider settings = of.provider().settings();
        String id = text(claims, settings.idClaim());
        if (id == null) {
            throw Problem.of(ProblemCode.TOKEN_INVALID).detail("The token has no " + settings.idClaim());
        }
        boolean isStaff = settings.people() == OidcSettings.People.STAFF;
        User user = user(isStaff ? "oidc:" + of.name() + ":" + id : id, settings, claims, isStaff);
        return Caller.user(user.number(), isStaff ? of.provider().roles(claims) : user.roles());
    }

    /** The user of an id, made on first sight. */
    private User user(String externalId, OidcSettings.Provider settings, JwtClaims claims, boolean isStaff)
            throws MalformedClaimException {
        return users.findByExternalId(externalId).orElseGet(() -> {
            String market = settings.marketClaim()
                    .map(claim -> text(claims, claim))
                    .or(settings::market)
                    .orElse(isStaff ? NO_MARKET : null);
            if (market == null) {
                throw Problem.of(ProblemCode.FORBIDDEN)
                        .detail("The platform has not told us of this user, and the token names no market")
                        .cure("PUT /v1/users/{external_id} first");
            }
            UserDescription description =
                    new UserDescription(name(settings, claims), null, null, market, null, null, null);
            return users.describe(externalId, description);
        });
    }

    private static String name(OidcSettings.Provider settings, JwtClaims claims) {
        String name = text(claims, settings.nameClaim());
        if (name == null || name.isBlank()) {
            name = text(claims, "preferred_username");
        }
        if (name == null || name.isBlank()) {
            name = "Somebody";
        }
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static @Nullable String text(JwtClaims claims, String claim) {
        return claims.getClaimValue(claim) instanceof String text ? text : null;
    }

    /** The provider that a token says it is of; nothing of the token is believed yet. */
    private @Nullable Named provider(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            String issuer = json.readTree(Base64.getUrlDecoder().decode(parts[1]))
                    .path("iss")
                    .asText();
            return byIssuer.get(issuer);
        } catch (IOException | IllegalArgumentException broken) {
            return null;
        }
    }

    private record Named(String name, OidcProvider provider) {}

    private record Checked(
            @Nullable Caller caller, @Nullable Problem refusal, long untilMillis) {}
}
