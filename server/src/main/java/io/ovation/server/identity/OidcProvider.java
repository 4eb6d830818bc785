package io.ovation.server.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks access tokens of one OpenID Connect provider: JSON Web Tokens signed with one of the keys that its discovery
 * document leads to. Keys are fetched when first needed and again when a token names a new one, at most every ten seconds.
 * Blocking; any thread.
 *
 * <p>Source: OpenID Connect Discovery 1.0, sections 3 and 4; RFC 9068, section 4; RFC 8725 for what is refused.
 */
final class OidcProvider {
    private static final Logger LOG = LoggerFactory.getLogger(OidcProvider.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE_BETWEEN_FETCHES = Duration.ofSeconds(10);
    private static final Duration PAUSE_WHEN_AWAY = Duration.ofSeconds(2);
    private static final int CLOCK_SKEW_SECONDS = 30;

    private final OidcSettings.Provider settings;
    private final Map<String, Role> roles;
    private final ObjectMapper json;
    private @Nullable JwtConsumer consumer;
    private volatile long awayUntilNanos = System.nanoTime();

    OidcProvider(String name, OidcSettings.Provider settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        this.roles = roles(name, settings);
        requireSafe(name, settings.issuer());
    }

    OidcSettings.Provider settings() {
        return settings;
    }

    /**
     * The claims of a token of this provider.
     *
     * @throws Problem {@code token_invalid}, {@code token_expired}, or {@code busy} when the provider does not answer
     */
    JwtClaims claims(String token) {
        try {
            JwtClaims claims = consumer().processToClaims(token);
            Object type = claims.getClaimValue("typ");
            if (type != null && !"Bearer".equalsIgnoreCase(type.toString()) && !"at+jwt".equals(type)) {
                throw invalid("This is no access token, but one of type " + type);
            }
            return claims;
        } catch (InvalidJwtException e) {
            if (e.hasErrorCode(ErrorCodes.EXPIRED)) {
                throw Problem.of(ProblemCode.TOKEN_EXPIRED).cure("Sign in again for a new token");
            }
            if (e.getCause() instanceof UnresolvableKeyException && causedByIo(e)) {
                LOG.warn("The keys of {} cannot be read: {}", settings.issuer(), e.toString());
                throw away();
            }
            if (e.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || e.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
                throw invalid("The token is not meant for " + settings.audience());
            }
            throw invalid("The token is not a good one of " + settings.issuer());
        }
    }

    /** The staff roles in a token. */
    Set<Role> roles(JwtClaims claims) {
        EnumSet<Role> found = EnumSet.noneOf(Role.class);
        Object at = claims.getClaimsMap();
        // A claim that is named like the whole path, such as a URL, comes before a path.
        if (claims.hasClaim(settings.roleClaim())) {
            at = claims.getClaimValue(settings.roleClaim());
        } else {
            for (String step : settings.roleClaim().split("\\.")) {
                at = at instanceof Map<?, ?> map ? map.get(step) : null;
            }
        }
        Collection<?> names = at instanceof Collection<?> many ? many : at == null ? List.of() : List.of(at);
        for (Object name : names) {
            Role role = roles.get(name.toString());
            if (role != null) {
                found.add(role);
            }
        }
        return found;
    }

    private synchronized JwtConsumer consumer() {
        JwtConsumer ready = consumer;
        if (ready == null) {
            if (System.nanoTime() - awayUntilNanos < 0) {
                throw away();
            }
            try {
                ready = discovered();
                consumer = ready;
            } catch (Problem away) {
                // Who waits behind us is told at once instead of waiting as long again.
                awayUntilNanos = System.nanoTime() + PAUSE_WHEN_AWAY.toNanos();
                throw away;
            }
        }
        return ready;
    }

    private JwtConsumer discovered() {
        String issuer = settings.issuer().toString();
        String address = (issuer.endsWith("/") ? issuer : issuer + "/") + ".well-known/openid-configuration";
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode document = json.readTree(answer.body());
            if (answer.statusCode() != 200
                    || !issuer.equals(document.path("issuer").asText())
                    || !document.path("jwks_uri").isTextual()) {
                LOG.error("{} is no discovery document of {}", address, issuer);
                throw away();
            }
            return consumer(document.path("jwks_uri").asText());
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", address, e.toString());
            throw away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away();
        }
    }

    private JwtConsumer consumer(String keysAt) {
        HttpsJwks keys = new HttpsJwks(keysAt);
        Get get = new Get();
        get.setConnectTimeout((int) PATIENCE.toMillis());
        get.setReadTimeout((int) PATIENCE.toMillis());
        get.setRetries(1);
        keys.setSimpleHttpGet(get);
        keys.setRefreshReprieveThreshold(PAUSE_BETWEEN_FETCHES.toMillis());
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        AlgorithmIdentifiers.RSA_USING_SHA384,
                        AlgorithmIdentifiers.RSA_USING_SHA512,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                        AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
                        AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
                        AlgorithmIdentifiers.EDDSA)
                .setExpectedIssuer(settings.issuer().toString())
                .setExpectedAudience(settings.audience())
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .build();
    }

    /** Staff come in with roles of staff only, whatever the configuration says: no provider makes a platform key. */
    private static Map<String, Role> roles(String name, OidcSettings.Provider settings) {
        Map<String, Role> byTheirs = new HashMap<>();
        if (settings.roles().isEmpty()) {
            for (Role role : Role.values()) {
                if (role.isStaff()) {
                    byTheirs.put(role.text(), role);
                }
            }
            return byTheirs;
        }
        for (String pair : settings.roles().get().split(",")) {
            int colon = pair.lastIndexOf(':');
            Role ours = colon < 0 ? null : staff(pair.substring(colon + 1).strip());
            if (ours == null) {
                throw new IllegalArgumentException("ovation.oidc." + name + ".roles: '" + pair
                        + "' is not theirs:ours, with ours one of support, finance, trust, admin");
            }
            byTheirs.put(pair.substring(0, colon).strip(), ours);
        }
        return byTheirs;
    }

    private static @Nullable Role staff(String text) {
        for (Role role : Role.values()) {
            if (role.isStaff() && role.text().equals(text.toLowerCase(Locale.ROOT))) {
                return role;
            }
        }
        return null;
    }

    /** Keys that come unencrypted over a network are anybody's keys. */
    private static void requireSafe(String name, URI issuer) {
        boolean isLocal = "127.0.0.1".equals(issuer.getHost()) || "localhost".equals(issuer.getHost());
        if (!"https".equals(issuer.getScheme()) && !("http".equals(issuer.getScheme()) && isLocal)) {
            throw new IllegalArgumentException(
                    "ovation.oidc." + name + ".issuer: '" + issuer + "' must begin with https://");
        }
    }

    private static boolean causedByIo(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static Problem invalid(String detail) {
        return Problem.of(ProblemCode.TOKEN_INVALID).detail(detail).cure("Sign in again for a new token");
    }

    private static Problem away() {
        return Problem.of(ProblemCode.BUSY)
                .detail("The sign-in provider does not answer")
                .retryAfter(Duration.ofSeconds(2))
                .cure("Try again in a moment");
    }
}
