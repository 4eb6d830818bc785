package io.ovation.server.api;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How providers sign their callbacks: {@code t=<seconds>,v1=<hex>}, where v1 is the HMAC-SHA-256 of
 * {@code <seconds>.<body>} with a shared secret. Pure; any thread.
 */
public final class CallbackSignature {
    /** The header that carries it. */
    public static final String HEADER = "Ovation-Signature";

    /** How far the time of signing may be from ours: an old callback that somebody recorded is refused. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

    private CallbackSignature() {}

    /** The header's value for a body signed at a time. */
    public static String sign(String secret, Instant at, String body) {
        return "t=" + at.getEpochSecond() + ",v1="
                + HexFormat.of().formatHex(hmac(secret, at.getEpochSecond() + "." + body));
    }

    /** Whether the header was made with this secret, for this body, not long ago (or ahead) of now. */
    public static boolean verifies(String secret, @Nullable String header, Instant now, String body) {
        if (header == null) {
            return false;
        }
        Matcher form = FORM.matcher(header);
        if (!form.matches()) {
            return false;
        }
        long at = Long.parseLong(form.group(1));
        if (Math.abs(now.getEpochSecond() - at) > TOLERANCE.toSeconds()) {
            return false;
        }
        return MessageDigest.isEqual(
                hmac(secret, at + "." + body), HexFormat.of().parseHex(form.group(2)));
    }

    /** Refuses with {@code callback_signature_invalid} what {@link #verifies} does not accept. */
    public static void require(String secret, @Nullable String header, Instant now, String body) {
        if (!verifies(secret, header, now, body)) {
            throw Problem.of(ProblemCode.CALLBACK_SIGNATURE_INVALID)
                    .detail("The header " + HEADER + " does not belong to this body and time");
        }
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
