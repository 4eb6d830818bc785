package io.ovation.journal.postgres;

import io.ovation.journal.snapshot.SnapshotRule;
import java.nio.file.Path;

/**
 * What a {@link Shard} keeps beside its journal.
 *
 * @param archive folder of the files that old parts of the journal went to; the same for every instance of a database, and need not
 *     exist while nothing was archived
 * @param snapshots when snapshots are made
 */
public record ShardUpkeep(Path archive, SnapshotRule snapshots) {

    /** Usual snapshots, and an archive in this folder. */
    public static ShardUpkeep archiveIn(Path folder) {
        return new ShardUpkeep(folder, SnapshotRule.defaults());
    }
}
