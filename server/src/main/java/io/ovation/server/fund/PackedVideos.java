package io.ovation.server.fund;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A creator's videos of a day as bytes, one after another in the order of their numbers: what is frozen and hashed. Numbers are
 * differences from the one before, everything is a varint (7 bits a byte, the lowest first), so ten million videos take a few
 * hundred megabytes. The same videos give the same bytes.
 *
 * <p>Format: each video is the difference of its number, seconds * 2 + sponsored, and the thirteen counts in the order of
 * {@link VideoDay}. Used by one thread.
 */
final class PackedVideos {
    private static final int MOST_BYTES_A_VIDEO = 10 * 15;

    private byte[] bytes = new byte[1_024];
    private int length;
    private int videos;
    private long last;

    /** Adds a video; its number is above the one before. */
    void add(VideoDay day) {
        if (videos > 0 && day.video() <= last) {
            throw new IllegalStateException("video " + day.video() + " came after " + last);
        }
        if (length + MOST_BYTES_A_VIDEO > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        put(day.video() - last);
        put((long) day.seconds() << 1 | (day.sponsored() ? 1 : 0));
        put(day.views());
        put(day.qualified());
        put(day.own());
        put(day.paid());
        put(day.tooShort());
        put(day.repeated());
        put(day.sameDevice());
        put(day.fraud());
        put(day.watchSeconds());
        put(day.likes());
        put(day.comments());
        put(day.shares());
        put(day.before());
        last = day.video();
        videos++;
    }

    int videos() {
        return videos;
    }

    /** A copy of what was added. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Begins with another creator. */
    void clear() {
        length = 0;
        videos = 0;
        last = 0;
    }

    private void put(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a count is negative: " + value);
        }
        long rest = value;
        while (rest >= 0x80) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /**
     * Reads what {@link #bytes} gave.
     *
     * @throws IllegalStateException when the bytes are not of this format
     */
    static List<VideoDay> read(byte[] packed) {
        Reader reader = new Reader(packed);
        List<VideoDay> days = new ArrayList<>();
        long video = 0;
        while (reader.position < packed.length) {
            video += reader.next();
            long length = reader.next();
            days.add(new VideoDay(
                    video,
                    Math.toIntExact(length >>> 1),
                    (length & 1) == 1,
                    reader.next(),
                    reader.next(),
                    reader.next(),
                    reader.next(),
                    reader.next(),
                    reader.next(),
                    reader.next(),
                    reader.next(),
                    reader.next(),
                    reader.next(),
                    reader.next(),
                    reader.next(),
                    reader.next()));
        }
        return days;
    }

    private static final class Reader {
        private final byte[] packed;
        private int position;

        private Reader(byte[] packed) {
            this.packed = packed;
        }

        long next() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                if (position == packed.length) {
                    throw new IllegalStateException("frozen inputs end in the middle of a video");
                }
                byte each = packed[position++];
                value |= (long) (each & 0x7F) << shift;
                if (each >= 0) {
                    return value;
                }
            }
            throw new IllegalStateException("frozen inputs hold a number of more than 64 bits");
        }
    }
}
