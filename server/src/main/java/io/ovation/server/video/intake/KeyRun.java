package io.ovation.server.video.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Keys of 128 bits, sorted, in a file that is gone with the process (SQL has them too): in memory are a Bloom filter of ten bits a key and
 * every 256th key, 1.3 bytes a key together. A key that is not there costs no look at the file in 99 of 100 cases, any other one page. Never changes.
 * One thread reads at a time.
 */
final class KeyRun implements AutoCloseable {
    private static final int KEY_BYTES = 16;
    private static final int PAGE_KEYS = 256;
    private static final int BITS_A_KEY = 10;
    private static final int PROBES = 6;

    private final FileChannel file;
    private final long keys;
    private final long[] filter;
    private final long[] fences;
    private final ByteBuffer page = ByteBuffer.allocateDirect(PAGE_KEYS * KEY_BYTES);
    private final LongBuffer cells = page.asLongBuffer();

    private KeyRun(FileChannel file, long keys, long[] filter, long[] fences) {
        this.file = file;
        this.keys = keys;
        this.filter = filter;
        this.fences = fences;
    }

    /** A run of keys that are sorted already, two longs each. */
    static KeyRun of(Path directory, long[] sorted) {
        Writer writer = new Writer(directory, sorted.length / 2);
        for (int i = 0; i < sorted.length; i += 2) {
            writer.add(sorted[i], sorted[i + 1]);
        }
        return writer.finish();
    }

    /** One run with the keys of several, which have none in common. */
    static KeyRun merged(Path directory, List<KeyRun> runs) {
        PriorityQueue<Scan> scans = new PriorityQueue<>(
                (a, b) -> a.high != b.high ? Long.compare(a.high, b.high) : Long.compare(a.low, b.low));
        long keys = 0;
        for (KeyRun run : runs) {
            keys += run.keys;
            Scan scan = new Scan(run);
            if (scan.next()) {
                scans.add(scan);
            }
        }
        Writer writer = new Writer(directory, keys);
        for (@Nullable Scan least = scans.poll(); least != null; least = scans.poll()) {
            writer.add(least.high, least.low);
            if (least.next()) {
                scans.add(least);
            }
        }
        return writer.finish();
    }

    long keys() {
        return keys;
    }

    /** What it takes of memory, in bytes. */
    long memoryBytes() {
        return 8L * (filter.length + fences.length);
    }

    boolean contains(long high, long low) {
        return mayHold(filter, high, low) && isInFile(high, low);
    }

    private boolean isInFile(long high, long low) {
        int first = pageOf(high);
        // Keys that share their first half may lie on both sides of a fence.
        for (int at = first; at < fences.length && (at == first || fences[at] <= high); at++) {
            int count = load(at);
            int from = 0;
            int to = count;
            while (from < to) {
                int middle = (from + to) >>> 1;
                long foundHigh = cells.get(2 * middle);
                long foundLow = cells.get(2 * middle + 1);
                if (foundHigh < high || foundHigh == high && foundLow < low) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            if (from < count && cells.get(2 * from) == high && cells.get(2 * from + 1) == low) {
                return true;
            }
        }
        return false;
    }

    /** The first page that may hold a key: the last one that begins below it. */
    private int pageOf(long high) {
        int from = 0;
        int to = fences.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (fences[middle] < high) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return Math.max(0, from - 1);
    }

    private int load(int number) {
        long begin = (long) number * PAGE_KEYS;
        int count = (int) Math.min(PAGE_KEYS, keys - begin);
        page.clear().limit(count * KEY_BYTES);
        read(file, page, begin * KEY_BYTES);
        return count;
    }

    private static void read(FileChannel file, ByteBuffer into, long position) {
        try {
            long at = position;
            while (into.hasRemaining()) {
                int read = file.read(into, at);
                if (read < 0) {
                    throw new IOException("a run of keys is shorter than it was");
                }
                at += read;
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static boolean mayHold(long[] filter, long high, long low) {
        long probe = high;
        long bits = (long) filter.length << 6;
        for (int i = 0; i < PROBES; i++) {
            long bit = Math.unsignedMultiplyHigh(probe, bits);
            if ((filter[(int) (bit >>> 6)] & 1L << bit) == 0) {
                return false;
            }
            probe += low | 1;
        }
        return true;
    }

    private static void mark(long[] filter, long high, long low) {
        long probe = high;
        long bits = (long) filter.length << 6;
        for (int i = 0; i < PROBES; i++) {
            long bit = Math.unsignedMultiplyHigh(probe, bits);
            filter[(int) (bit >>> 6)] |= 1L << bit;
            probe += low | 1;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Writes a run from keys in their order. */
    private static final class Writer {
        private static final int BUFFER_BYTES = 1 << 20;

        private final FileChannel file;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        private final long[] filter;
        private final long[] fences;
        private long written;

        Writer(Path directory, long keys) {
            try {
                Path path = Files.createTempFile(directory, "engagement-", ".keys");
                file = FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
            filter = new long[Math.toIntExact(Math.max(1, (keys * BITS_A_KEY + 63) / 64))];
            fences = new long[Math.toIntExact((keys + PAGE_KEYS - 1) / PAGE_KEYS)];
        }

        void add(long high, long low) {
            if (written % PAGE_KEYS == 0) {
                fences[(int) (written / PAGE_KEYS)] = high;
            }
            mark(filter, high, low);
            buffer.putLong(high).putLong(low);
            written++;
            if (!buffer.hasRemaining()) {
                flush();
            }
        }

        KeyRun finish() {
            flush();
            return new KeyRun(file, written, filter, fences);
        }

        private void flush() {
            try {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    file.write(buffer);
                }
                buffer.clear();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }

    /** Reads a run from its first key to its last, with pages of its own. */
    private static final class Scan {
        private static final int BUFFER_BYTES = 1 << 18;

        private final KeyRun run;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        private long position;
        private long high;
        private long low;

        Scan(KeyRun run) {
            this.run = run;
            buffer.limit(0);
        }

        boolean next() {
            if (!buffer.hasRemaining()) {
                long left = run.keys * KEY_BYTES - position;
                if (left == 0) {
                    return false;
                }
                buffer.clear().limit((int) Math.min(BUFFER_BYTES, left));
                read(run.file, buffer, position);
                position += buffer.limit();
                buffer.flip();
            }
            high = buffer.getLong();
            low = buffer.getLong();
            return true;
        }
    }
}
