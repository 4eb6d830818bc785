package io.ovation.server.video.intake;

import java.nio.ByteBuffer;
import java.time.LocalDate;

/** Fingerprints as SQL keeps them: 16 bytes each, one after the other. */
final class PackedKeys {
    private PackedKeys() {}

    /** Packs so many longs, two a key. */
    static byte[] pack(long[] cells, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * Long.BYTES);
        bytes.asLongBuffer().put(cells, 0, count);
        return bytes.array();
    }

    /** Adds packed keys of a day to what was seen; those that are known stay as they are. */
    static void addTo(SeenKeys seen, LocalDate day, byte[] packed) {
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        while (bytes.hasRemaining()) {
            long high = bytes.getLong();
            long low = bytes.getLong();
            if (!seen.contains(high, low)) {
                seen.add(day, high, low);
            }
        }
    }
}
