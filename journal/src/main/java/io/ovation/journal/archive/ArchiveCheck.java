package io.ovation.journal.archive;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.ChainCheck;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.Tail;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Checks a file, as it lies on the disk, against the partition it was made from: row for row and byte for byte, and that every
 * batch fits its hash, its Merkle root and the batches before and after it. Only then may the partition go.
 */
final class ArchiveCheck {

    private static final int FETCH_ROWS = 256;

    private final Connection connection;
    private final Journal journal;
    private final Partition partition;
    private @Nullable ChainCheck chain;
    private int shard;

    ArchiveCheck(Connection connection, Journal journal, Partition partition) {
        this.connection = connection;
        this.journal = journal;
        this.partition = partition;
    }

    /**
     * Checks.
     *
     * @throws JournalDamaged when the file is not the partition, or what is in it does not hold
     */
    void run(Path folder, ArchivedRange range) throws SQLException {
        connection.setAutoCommit(false);
        try (ArchiveReader file = new ArchiveReader(folder, range);
                PreparedStatement statement =
                        connection.prepareStatement("select shard, sequence, epoch, hash, body from "
                                + partition.table() + " order by shard, sequence")) {
            statement.setFetchSize(FETCH_ROWS);
            try (ResultSet rows = statement.executeQuery()) {
                file.readAll(archived -> {
                    compare(archived, rows);
                    follow(archived);
                    return true;
                });
                if (rows.next()) {
                    throw different("batch " + rows.getLong(2) + " of shard " + rows.getInt(1) + " is not in the file");
                }
            }
            endOfShard();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private void compare(SealedBatch archived, ResultSet rows) {
        try {
            if (!rows.next()) {
                throw different("the file holds batch " + archived.sequence() + ", the partition does not");
            }
            if (rows.getInt(1) != archived.shard()
                    || rows.getLong(2) != archived.sequence()
                    || rows.getInt(3) != archived.epoch()
                    || !Arrays.equals(rows.getBytes(4), archived.hash())
                    || !Arrays.equals(rows.getBytes(5), archived.body())) {
                throw different("batch " + archived.sequence() + " of shard " + archived.shard()
                        + " is another in the file than in the partition");
            }
        } catch (SQLException failed) {
            throw different("the partition cannot be read: " + failed.getMessage());
        }
    }

    private void follow(SealedBatch archived) {
        ChainCheck check = chain;
        if (check == null || archived.shard() != shard) {
            endOfShard();
            shard = archived.shard();
            check = before(archived);
            chain = check;
        }
        check.next(BatchCodec.decode(archived));
    }

    /** A check that stands at the batch before. */
    private ChainCheck before(SealedBatch first) {
        if (first.sequence() == 1) {
            return new ChainCheck(first.shard());
        }
        SealedBatch before = batch(first.shard(), first.sequence() - 1);
        if (before == null) {
            throw different("the batch before " + first.sequence() + " of shard " + first.shard() + " is not there");
        }
        BatchCodec.Header header = BatchCodec.header(before.body());
        return new ChainCheck(
                before.shard(),
                new Tail(before.sequence(), before.epoch(), before.hash(), header.time()),
                header.firstEntry() + header.entries() - 1);
    }

    /** What stays in the database must follow what goes. */
    private void endOfShard() {
        ChainCheck check = chain;
        if (check == null) {
            return;
        }
        SealedBatch next = batch(shard, check.tail().sequence() + 1);
        if (next == null) {
            throw different("nothing follows batch " + check.tail().sequence() + " of shard " + shard);
        }
        JournalBatch following = BatchCodec.decode(next);
        check.next(following);
    }

    private @Nullable SealedBatch batch(int ofShard, long sequence) {
        SealedBatch[] found = new SealedBatch[1];
        journal.read(ofShard, sequence, batch -> {
            found[0] = batch;
            return false;
        });
        SealedBatch batch = found[0];
        return batch != null && batch.sequence() == sequence ? batch : null;
    }

    private JournalDamaged different(String what) {
        return new JournalDamaged(partition.table() + " stays in the database: " + what, null);
    }
}
