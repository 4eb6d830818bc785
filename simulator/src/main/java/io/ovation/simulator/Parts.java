package io.ovation.simulator;

import io.ovation.journal.Journal;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.feed.ProjectionStore;
import io.ovation.journal.snapshot.SnapshotStore;
import io.ovation.ledger.IdIndex;
import java.util.function.Consumer;

/**
 * What a world is put together from. The real parts are given and returned as they are; a test that wants to know whether a
 * mistake would be found gives a broken one instead.
 */
interface Parts {

    /** The real ones. */
    Parts REAL = new Parts() {};

    /** What an instance takes for its journal. */
    default Journal journal(Journal real) {
        return real;
    }

    /** What an instance takes for its id index. */
    default IdIndex index(IdIndex real) {
        return real;
    }

    /** Where an instance keeps its projection. */
    default ProjectionStore rows(ProjectionStore real) {
        return real;
    }

    /** Where an instance keeps snapshots. */
    default SnapshotStore snapshots(SnapshotStore real) {
        return real;
    }

    /** What a follower is given. */
    default Consumer<JournalBatch> follower(Consumer<JournalBatch> real) {
        return real;
    }

    /** The epoch of the next lease. */
    default int nextEpoch(int last) {
        return last + 1;
    }
}
