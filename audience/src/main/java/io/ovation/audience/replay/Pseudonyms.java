package io.ovation.audience.replay;

import io.ovation.audience.community.Names;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * New names for the people of a recording: a keyed hash (HMAC-SHA-256) of what the file calls them decides everything, so
 * the same person keeps the same name under the same key, and without the key nobody gets back. Immutable.
 */
public final class Pseudonyms {
    private static final Pattern MENTION = Pattern.compile("[@＠]([^\\s@＠,;:!?]{1,64})");

    private final SecretKeySpec key;

    /** Pseudonyms under a key; equal keys give equal pseudonyms. */
    public Pseudonyms(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /**
     * A person.
     *
     * @param externalId the id by which the server will know them
     * @param name display name, such as {@code Amber Otter 48210}
     * @param handle handle, such as {@code amber_otter48210}
     */
    public record Pseudonym(String externalId, String name, String handle) {}

    /** The pseudonym of somebody in a role (sender, room). */
    public Pseudonym of(String role, String id) {
        byte[] hash = hash(role + "\n" + id);
        long draw = ByteBuffer.wrap(hash).getLong();
        return new Pseudonym(
                "replay:" + role + ":" + HexFormat.of().formatHex(hash, 8, 24),
                Names.display(draw),
                Names.handle(draw));
    }

    /** The text with everybody it mentions ({@code @somebody}) renamed. */
    public String rename(String text) {
        return MENTION.matcher(text).replaceAll(mention -> "@" + handle(mention));
    }

    private String handle(MatchResult mention) {
        return of("sender", mention.group(1)).handle();
    }

    private byte[] hash(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
