package io.ovation.server.video.intake;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Fingerprints of 128 bits of what must be told apart: an event of a video, a viewer and a device of a video's day. The first half of
 * SHA-256, so that nobody can make two that are the same. Not for several threads at once.
 */
final class EventKeys {
    private static final byte EVENT = 1;
    private static final byte VIEWER = 2;
    private static final byte DEVICE = 3;
    private static final int HEAD = 13;

    private final MessageDigest digest;
    private final byte[] head = new byte[HEAD];
    private final byte[] hash = new byte[32];

    EventKeys() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Of an event: its video and the platform's id of it. Read with {@link #high} and {@link #low}. */
    void event(long video, String id) {
        make(EVENT, video, 0, id);
    }

    /** Of a viewer of a video on a day. */
    void viewer(long video, int day, String viewer) {
        make(VIEWER, video, day, viewer);
    }

    /** Of a device on which a video was seen on a day. */
    void device(long video, int day, String device) {
        make(DEVICE, video, day, device);
    }

    long high() {
        return read(0);
    }

    long low() {
        return read(8);
    }

    private void make(byte kind, long video, int day, String text) {
        head[0] = kind;
        for (int i = 0; i < 8; i++) {
            head[1 + i] = (byte) (video >>> 8 * (7 - i));
        }
        for (int i = 0; i < 4; i++) {
            head[9 + i] = (byte) (day >>> 8 * (3 - i));
        }
        digest.update(head, 0, HEAD);
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        try {
            digest.digest(hash, 0, hash.length);
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private long read(int at) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | hash[at + i] & 0xFF;
        }
        return value;
    }
}
