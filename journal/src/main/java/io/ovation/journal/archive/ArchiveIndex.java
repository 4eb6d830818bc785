package io.ovation.journal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file of archived batches holds, and where. The file's form, version 1, big-endian:
 *
 * <pre>
 * 'O' 'V' 'A' 1
 * blocks, each deflated (RFC 1950): batches of one shard in order, each: sequence (8), epoch (4), length of hash (1), hash,
 *     length of body (4), body
 * index: number of blocks (4), then for each: shard (4), first and last sequence (8, 8), offset (8), packed length (4),
 *     plain length (4), SHA-256 of the packed bytes (32)
 * length of the index (4), SHA-256 of the index (32), 'O' 'V' 'A' 1
 * </pre>
 *
 * <p>So every byte is under a hash, and one batch is read with one small part of the file.
 */
record ArchiveIndex(List<Block> blocks) {

    static final byte[] MARK = {'O', 'V', 'A', 1};

    private static final int HASH_BYTES = 32;
    private static final int BLOCK_BYTES = 4 + 8 + 8 + 8 + 4 + 4 + HASH_BYTES;
    private static final int FOOTER_BYTES = 4 + HASH_BYTES + 4;

    /** A packed run of batches of one shard. */
    record Block(int shard, long first, long last, long offset, int length, int plainLength, byte[] hash) {}

    ArchiveIndex {
        blocks = List.copyOf(blocks);
    }

    /** The blocks of a shard from the one that holds a sequence, or the first after it. */
    List<Block> from(int shard, long sequence) {
        return blocks.stream()
                .filter(block -> block.shard() == shard && block.last() >= sequence)
                .toList();
    }

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(4 + blocks.size() * BLOCK_BYTES);
        out.putInt(blocks.size());
        for (Block block : blocks) {
            out.putInt(block.shard())
                    .putLong(block.first())
                    .putLong(block.last())
                    .putLong(block.offset())
                    .putInt(block.length())
                    .putInt(block.plainLength())
                    .put(block.hash());
        }
        return out.array();
    }

    static byte[] footer(byte[] index) {
        return ByteBuffer.allocate(FOOTER_BYTES)
                .putInt(index.length)
                .put(sha256(index))
                .put(MARK)
                .array();
    }

    /**
     * Reads the index at the end of a file.
     *
     * @param expected hash of the index as it was when the file was archived
     * @return null when the file is not what was written
     */
    static @Nullable ArchiveIndex read(FileChannel channel, byte[] expected) throws IOException {
        long size = channel.size();
        if (size < MARK.length + FOOTER_BYTES) {
            return null;
        }
        ByteBuffer footer = read(channel, size - FOOTER_BYTES, FOOTER_BYTES);
        int length = footer.getInt();
        byte[] hash = new byte[HASH_BYTES];
        footer.get(hash);
        byte[] mark = new byte[MARK.length];
        footer.get(mark);
        byte[] begin = read(channel, 0, MARK.length).array();
        if (!Arrays.equals(mark, MARK)
                || !Arrays.equals(begin, MARK)
                || length < 4
                || length > size - FOOTER_BYTES - MARK.length) {
            return null;
        }
        byte[] index = read(channel, size - FOOTER_BYTES - length, length).array();
        if (!Arrays.equals(sha256(index), hash) || !Arrays.equals(hash, expected)) {
            return null;
        }
        return decode(ByteBuffer.wrap(index));
    }

    private static @Nullable ArchiveIndex decode(ByteBuffer in) {
        int count = in.getInt();
        if (in.remaining() != (long) count * BLOCK_BYTES) {
            return null;
        }
        List<Block> blocks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int shard = in.getInt();
            long first = in.getLong();
            long last = in.getLong();
            long offset = in.getLong();
            int length = in.getInt();
            int plainLength = in.getInt();
            byte[] hash = new byte[HASH_BYTES];
            in.get(hash);
            blocks.add(new Block(shard, first, last, offset, length, plainLength, hash));
        }
        return new ArchiveIndex(blocks);
    }

    /** Exactly so many bytes from a place of a file. */
    static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new IOException("the file ends early");
            }
        }
        return bytes.flip();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
