package io.ovation.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * What the bare disk does in the same minutes: a small write and fdatasync to a file of its own, twenty times a second at moments
 * that do not depend on how long those before took.
 */
final class SyncSampler implements AutoCloseable {

    private static final long INTERVAL_NANOS = 50_000_000;
    private static final int BYTES = 8 << 10;
    private static final int FILE_BYTES = 16 << 20;

    private final Histogram nanos = new ConcurrentHistogram(60_000_000_000L, 3);
    private final Path file;
    private final FileChannel channel;
    private final Thread thread;
    private volatile boolean stopped;

    SyncSampler(Path file) throws IOException {
        this.file = file;
        this.channel = RawDisk.open(file);
        channel.write(ByteBuffer.allocate(FILE_BYTES), 0);
        channel.force(true);
        this.thread = Thread.ofPlatform().name("raw-disk").daemon().start(this::sample);
    }

    /** Times so far. */
    Histogram nanos() {
        return nanos;
    }

    private void sample() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(BYTES);
        long due = System.nanoTime();
        long position = 0;
        try {
            while (!stopped) {
                due += INTERVAL_NANOS;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                channel.write(bytes.clear(), position);
                channel.force(false);
                nanos.recordValue(System.nanoTime() - due);
                position = (position + BYTES) % FILE_BYTES;
            }
        } catch (IOException closed) {
            stopped = true;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stopped = true;
        thread.join();
        channel.close();
        Files.deleteIfExists(file);
    }
}
