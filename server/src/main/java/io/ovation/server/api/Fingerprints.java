package io.ovation.server.api;

import io.ovation.ledger.Fingerprint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Fingerprints of requests: equal when, and only when, the caller asks for the same thing. Any thread. */
public final class Fingerprints {
    private Fingerprints() {}

    /**
     * The fingerprint of what was asked: the operation's name and every value that decides what will happen, in a fixed
     * order. Values are told apart from their neighbours, and null from an empty text.
     */
    public static Fingerprint of(String operation, @Nullable Object... values) {
        MessageDigest digest = sha256();
        add(digest, operation);
        for (Object value : values) {
            add(digest, value == null ? null : value.toString());
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new Fingerprint(hash.getLong(), hash.getLong());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static void add(MessageDigest digest, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(text == null ? -1 : bytes.length)
                .flip());
        digest.update(bytes);
    }
}
