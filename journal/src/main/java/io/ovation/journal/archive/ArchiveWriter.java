package io.ovation.journal.archive;

import io.ovation.journal.SealedBatch;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Writes a file of batches. {@link ArchiveIndex} shows the form. Batches come in order of shard and sequence, each shard without
 * gaps. One thread.
 */
final class ArchiveWriter implements AutoCloseable {

    /** A block is closed when its rows have grown to this size: what one look-up of a batch unpacks. */
    private static final int BLOCK_BYTES = 1 << 18;

    private final FileChannel channel;
    private final DataOutputStream out;
    private final Deflater deflater = new Deflater(4);
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private final DataOutputStream row = new DataOutputStream(rows);
    private final List<ArchiveIndex.Block> blocks = new ArrayList<>();
    private long offset;
    private int shard;
    private long first;
    private long last;

    ArchiveWriter(Path file) throws IOException {
        channel = OwnersOnly.create(file);
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
        out.write(ArchiveIndex.MARK);
        offset = ArchiveIndex.MARK.length;
    }

    void add(SealedBatch batch) throws IOException {
        if (rows.size() > 0 && batch.shard() != shard) {
            endBlock();
        }
        if (rows.size() == 0) {
            shard = batch.shard();
            first = batch.sequence();
        }
        last = batch.sequence();
        row.writeLong(batch.sequence());
        row.writeInt(batch.epoch());
        row.writeByte(batch.hash().length);
        row.write(batch.hash());
        row.writeInt(batch.body().length);
        row.write(batch.body());
        if (rows.size() >= BLOCK_BYTES) {
            endBlock();
        }
    }

    /** Writes the index and sees to it that everything is on the disk; returns the index. */
    ArchiveIndex finish() throws IOException {
        if (rows.size() > 0) {
            endBlock();
        }
        ArchiveIndex index = new ArchiveIndex(blocks);
        byte[] encoded = index.encode();
        out.write(encoded);
        out.write(ArchiveIndex.footer(encoded));
        out.flush();
        channel.force(true);
        return index;
    }

    private void endBlock() throws IOException {
        byte[] plain = rows.toByteArray();
        rows.reset();
        deflater.reset();
        deflater.setInput(plain);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 2);
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        byte[] bytes = packed.toByteArray();
        out.write(bytes);
        blocks.add(new ArchiveIndex.Block(
                shard, first, last, offset, bytes.length, plain.length, ArchiveIndex.sha256(bytes)));
        offset += bytes.length;
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        channel.close();
    }
}
