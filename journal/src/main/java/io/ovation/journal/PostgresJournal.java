package io.ovation.journal;

import io.ovation.ledger.BatchTime;
import javax.sql.DataSource;

/** The journal in a PostgreSQL table: one row a batch, one fsynced commit an append. {@link JournalSchema} makes the table. */
public final class PostgresJournal implements Journal {

    /** Keeps up to two connections of the source open: one for appends, one for reads. */
    public PostgresJournal(DataSource dataSource) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SealedBatch open(int shard, int epoch, BatchTime time) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void append(SealedBatch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void confirm(int shard, int epoch, long sequence) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void read(int shard, long fromSequence, BatchVisitor visitor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tail tail(int shard) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
