package io.ovation.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The physical limit: the same bytes written to a file that is already that long, and fdatasync after each. */
final class RawDisk implements Scenario {

    private static final int FILE_BYTES = 256 << 20;

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        int bytesAGift = (int) bench.remembered(Bench.BYTES_A_GIFT, 260);
        int giftsACommit = (int) bench.remembered(Bench.GIFTS_A_COMMIT, 2_000);
        Path file = bench.directory().resolve("disk.bin");
        try (FileChannel channel = open(file)) {
            fill(channel);
            double one = syncs(channel, bytesAGift, bench.seconds());
            double batch = syncs(channel, bytesAGift * giftsACommit, bench.seconds());
            report.line(
                    "Raw fdatasync of one gift's bytes",
                    Report.count(one) + " a second",
                    bytesAGift + " bytes each; " + Report.millis((long) (1e9 / one)) + " each");
            report.line(
                    "Raw fdatasync of a batch's bytes",
                    Report.count(batch * giftsACommit) + " gifts a second",
                    Report.count(giftsACommit) + " gifts of " + bytesAGift + " bytes a time, " + Report.count(batch)
                            + " times a second: the physical limit of batches of this size");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** How often a second so many bytes can be written one after the other and synced, each time. */
    static double syncsOf(Bench bench, int bytes, int seconds) throws IOException {
        Path file = bench.directory().resolve("disk.bin");
        try (FileChannel channel = open(file)) {
            fill(channel);
            return syncs(channel, Math.max(1, bytes), seconds);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
    }

    private static void fill(FileChannel channel) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
        for (int written = 0; written < FILE_BYTES; written += zeros.capacity()) {
            channel.write(zeros.clear(), written);
        }
        channel.force(true);
    }

    private static double syncs(FileChannel channel, int bytes, int seconds) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        long count = 0;
        long position = 0;
        while (System.nanoTime() < end) {
            if (position + bytes > FILE_BYTES) {
                position = 0;
            }
            channel.write(buffer.clear(), position);
            channel.force(false);
            position += bytes;
            count++;
        }
        return count / ((System.nanoTime() - begin) / 1e9);
    }
}
