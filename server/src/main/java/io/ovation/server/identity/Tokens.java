package io.ovation.server.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * Short-lived tokens of users: JSON Web Tokens signed with HS256 and a secret of this installation, so that checking one
 * needs no SQL. Tokens that were checked are remembered until they expire. Any thread; never blocks.
 */
@ApplicationScoped
public class Tokens {
    private static final String ISSUER = "ovation";
    private static final String ROLES = "roles";

    private final HmacKey key;
    private final JwtConsumer consumer;
    private final Cache<String, Checked> checked =
            Caffeine.newBuilder().maximumSize(50_000).build();

    Tokens(Secrets secrets) {
        this.key = new HmacKey(Base64.getDecoder().decode(secrets.tokenSecret()));
        this.consumer = new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
                .setExpectedIssuer(ISSUER)
                .setRequireExpirationTime()
                .setRequireSubject()
                .build();
    }

    /** A token for a user that is good for this long from now. */
    public Token mint(User user, Duration validity) {
        Instant expires = Instant.ofEpochSecond(Instant.now().plus(validity).getEpochSecond());
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(user.id());
        claims.setIssuedAtToNow();
        claims.setExpirationTime(NumericDate.fromSeconds(expires.getEpochSecond()));
        claims.setStringListClaim(ROLES, user.roles().stream().map(Role::text).toList());
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setHeader("typ", "JWT");
        try {
            return new Token(signature.getCompactSerialization(), expires);
        } catch (JoseException e) {
            throw new IllegalStateException("A token could not be signed", e);
        }
    }

    /** Who a token belongs to; {@code token_invalid} or {@code token_expired}. */
    public Caller caller(String token) {
        Checked known = checked.getIfPresent(token);
        if (known == null) {
            known = check(token);
            checked.put(token, known);
        }
        if (known.expiresMillis() <= System.currentTimeMillis()) {
            checked.invalidate(token);
            throw expired();
        }
        return known.caller();
    }

    /** Whether a token was found good before; it may have expired since. */
    boolean isKnown(String token) {
        return checked.getIfPresent(token) != null;
    }

    private Checked check(String token) {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            long number = PublicId.numberField(User.PREFIX, claims.getSubject(), "sub");
            Set<Role> roles = EnumSet.noneOf(Role.class);
            List<String> names = claims.getStringListClaimValue(ROLES);
            for (String name : names) {
                roles.add(Role.of(name));
            }
            return new Checked(
                    Caller.user(number, roles), claims.getExpirationTime().getValueInMillis());
        } catch (InvalidJwtException e) {
            throw e.hasErrorCode(ErrorCodes.EXPIRED) ? expired() : invalid();
        } catch (MalformedClaimException | IllegalArgumentException | Problem e) {
            throw invalid();
        }
    }

    private static Problem expired() {
        return Problem.of(ProblemCode.TOKEN_EXPIRED).cure("Sign in again for a new token");
    }

    private static Problem invalid() {
        return Problem.of(ProblemCode.TOKEN_INVALID).cure("Sign in again for a new token");
    }

    /**
     * A token and until when it is good.
     *
     * @param text what to send after Bearer
     */
    public record Token(String text, Instant expiresAt) {}

    private record Checked(Caller caller, long expiresMillis) {}
}
