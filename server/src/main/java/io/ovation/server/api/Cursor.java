package io.ovation.server.api;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Opaque cursors made of one or more longs (the sort key of the last row served). */
public final class Cursor {
    private Cursor() {}

    /** The cursor after the row with this sort key. */
    public static String of(long... key) {
        ByteBuffer bytes = ByteBuffer.allocate(key.length * Long.BYTES);
        for (long part : key) {
            bytes.putLong(part);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * The sort key in a cursor from a request, or null when there is no cursor; {@code field_invalid} when it is not one
     * of ours.
     */
    public static long @Nullable [] read(@Nullable String cursor, int parts) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == parts * Long.BYTES) {
                long[] key = new long[parts];
                for (int i = 0; i < parts; i++) {
                    key[i] = bytes.getLong();
                }
                return key;
            }
        } catch (IllegalArgumentException e) {
            // falls through to the problem
        }
        throw Problem.of(ProblemCode.FIELD_INVALID)
                .field("cursor")
                .detail("The cursor is not one of ours")
                .cure("Leave it out to begin at the first page");
    }
}
