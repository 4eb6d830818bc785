package io.ovation.journal.postgres;

import io.ovation.journal.JournalStore;
import io.ovation.journal.snapshot.SnapshotRule;
import java.nio.file.Path;

/**
 * Where a {@link Shard} keeps its journal, and what it keeps beside it.
 *
 * @param store of the journal
 * @param archive folder of the files that old parts of the journal went to; the same for every instance of a database, and need not
 *     exist while nothing was archived
 * @param snapshots when snapshots are made
 */
public record ShardUpkeep(JournalStore store, Path archive, SnapshotRule snapshots) {

    /** A journal in the shard's own database. */
    public ShardUpkeep(Path archive, SnapshotRule snapshots) {
        this(new PostgresStore(), archive, snapshots);
    }

    /** Usual snapshots, a journal in the shard's own database, and an archive in this folder. */
    public static ShardUpkeep archiveIn(Path folder) {
        return new ShardUpkeep(folder, SnapshotRule.defaults());
    }

    /** The same with a journal in another store. */
    public ShardUpkeep withStore(JournalStore other) {
        return new ShardUpkeep(other, archive, snapshots);
    }
}
