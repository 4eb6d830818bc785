package io.ovation.journal.postgres;

import io.ovation.journal.snapshot.SnapshotPoint;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that covers a snapshot: SHA-256 over everything its row says and the SHA-256 of each chunk in order. One thread. */
final class SnapshotSeal {

    private final MessageDigest whole = sha256();
    private final MessageDigest part = sha256();
    private int chunks;

    SnapshotSeal(SnapshotPoint point) {
        whole.update(ByteBuffer.allocate(2 * Integer.BYTES + 4 * Long.BYTES)
                .putInt(point.shard())
                .putLong(point.tail().sequence())
                .putInt(point.tail().epoch())
                .putLong(point.tail().time().wallMillis())
                .putLong(point.tail().time().businessMillis())
                .putLong(point.entries())
                .flip());
        whole.update(point.tail().hash());
    }

    /** Takes the next chunk and returns its hash. */
    byte[] add(byte[] chunk) {
        byte[] hash = part.digest(chunk);
        whole.update(hash);
        chunks++;
        return hash;
    }

    int chunks() {
        return chunks;
    }

    /** The hash of the whole. Nothing can be added after it. */
    byte[] seal() {
        return whole.digest(ByteBuffer.allocate(Integer.BYTES).putInt(chunks).array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
