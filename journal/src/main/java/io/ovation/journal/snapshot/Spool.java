package io.ovation.journal.snapshot;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Bytes on their way to a store: a few in memory, many in a temporary file. Written by one thread, then read by another. */
final class Spool extends OutputStream {

    private static final int IN_MEMORY = 1 << 20;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private OutputStream out = memory;
    private long size;

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (file == null && size + length > IN_MEMORY) {
            Path made = Files.createTempFile("ovation-snapshot-", ".tmp");
            file = made;
            out = new BufferedOutputStream(Files.newOutputStream(made), IN_MEMORY);
            memory.writeTo(out);
            memory.reset();
        }
        out.write(bytes, offset, length);
        size += length;
    }

    long size() {
        return size;
    }

    /** What was written. */
    InputStream read() throws IOException {
        Path written = file;
        return written == null ? new ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(written);
    }

    /** Ends the writing. */
    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Throws away what was written. */
    void delete() throws IOException {
        close();
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
