package io.ovation.journal;

import java.nio.file.Path;
import javax.sql.DataSource;

/**
 * Which store holds the journal of a shard, and how to reach it. Lease, id index, cursors and projections are in PostgreSQL
 * whatever it is.
 */
public interface JournalStore {

    /** What is recorded beside the lease, so that a shard is never opened on another store than its own: stable, for people. */
    String name();

    /**
     * A journal on the store. The caller closes it.
     *
     * @param database the PostgreSQL of the shard
     * @param archive folder of the files that old parts of the journal went to, where the store is one that archives
     */
    Journal open(DataSource database, Path archive);
}
