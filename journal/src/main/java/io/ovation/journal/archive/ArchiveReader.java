package io.ovation.journal.archive;

import io.ovation.journal.Journal;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.SealedBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads one archived file. Every block is checked against its hash before anything of it is handed out. */
final class ArchiveReader implements AutoCloseable {

    private final ArchivedRange range;
    private final FileChannel channel;
    private final ArchiveIndex index;

    /**
     * Opens a file.
     *
     * @throws JournalUnavailable when it is missing or cannot be read
     * @throws JournalDamaged when it is not the file that was archived
     */
    ArchiveReader(Path folder, ArchivedRange range) {
        this.range = range;
        Path file = folder.resolve(range.file());
        try {
            channel = FileChannel.open(file);
        } catch (NoSuchFileException missing) {
            throw new JournalUnavailable(
                    range + " is missing in " + folder + ": bring it back from a backup, under the same name", missing);
        } catch (IOException failed) {
            throw new JournalUnavailable(range + " cannot be opened in " + folder + ": " + failed, failed);
        }
        ArchiveIndex read;
        try {
            read = ArchiveIndex.read(channel, range.hash());
        } catch (IOException failed) {
            close();
            throw new JournalUnavailable(range + " cannot be read in " + folder + ": " + failed, failed);
        }
        if (read == null) {
            close();
            throw new JournalDamaged(
                    range + " in " + folder + " is not the file that was archived: bring it back from a backup", null);
        }
        index = read;
    }

    /** Hands out the batches of a shard from a sequence on; returns whether the visitor wants more after the last. */
    boolean read(int shard, long fromSequence, Journal.BatchVisitor visitor) {
        for (ArchiveIndex.Block block : index.from(shard, fromSequence)) {
            if (!read(block, fromSequence, visitor)) {
                return false;
            }
        }
        return true;
    }

    /** Hands out everything, shard by shard. */
    void readAll(Journal.BatchVisitor visitor) {
        for (ArchiveIndex.Block block : index.blocks()) {
            if (!read(block, 0, visitor)) {
                return;
            }
        }
    }

    private boolean read(ArchiveIndex.Block block, long fromSequence, Journal.BatchVisitor visitor) {
        ByteBuffer rows = unpack(block);
        for (long next = block.first(); rows.hasRemaining(); next++) {
            SealedBatch batch;
            try {
                long sequence = rows.getLong();
                int epoch = rows.getInt();
                byte[] hash = new byte[Byte.toUnsignedInt(rows.get())];
                rows.get(hash);
                byte[] body = new byte[rows.getInt()];
                rows.get(body);
                batch = new SealedBatch(block.shard(), sequence, epoch, hash, body);
            } catch (RuntimeException broken) {
                throw damaged(block, "its rows cannot be read", broken);
            }
            if (batch.sequence() != next) {
                throw damaged(block, "batch " + batch.sequence() + " stands where " + next + " belongs", null);
            }
            if (batch.sequence() >= fromSequence && !visitor.visit(batch)) {
                return false;
            }
        }
        return true;
    }

    private ByteBuffer unpack(ArchiveIndex.Block block) {
        byte[] packed;
        try {
            packed = ArchiveIndex.read(channel, block.offset(), block.length()).array();
        } catch (ClosedByInterruptException stopped) {
            throw new JournalUnavailable("interrupted while reading " + range, stopped);
        } catch (IOException failed) {
            throw damaged(block, "it cannot be read: " + failed, failed);
        }
        if (!Arrays.equals(ArchiveIndex.sha256(packed), block.hash())) {
            throw damaged(block, "its bytes do not fit their hash", null);
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] plain = new byte[block.plainLength()];
            if (inflater.inflate(plain) != plain.length) {
                throw damaged(block, "it unpacks to another length", null);
            }
            return ByteBuffer.wrap(plain);
        } catch (DataFormatException broken) {
            throw damaged(block, "it cannot be unpacked", broken);
        } finally {
            inflater.end();
        }
    }

    private JournalDamaged damaged(
            ArchiveIndex.Block block, String what, @org.jspecify.annotations.Nullable Throwable cause) {
        return new JournalDamaged(
                range.toString() + " is damaged at batches " + block.first() + " to " + block.last() + " of shard "
                        + block.shard() + ": " + what + ". Bring it back from a backup",
                cause);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException nothingWasWritten) {
            throw new JournalUnavailable(range + " cannot be closed", nothingWasWritten);
        }
    }
}
