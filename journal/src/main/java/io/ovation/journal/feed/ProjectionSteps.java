package io.ovation.journal.feed;

import io.ovation.journal.JournalBatch;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a {@link ProjectionRunner} does, step by step and without a thread or a clock: rows and cursor move in one transaction,
 * so every batch counts exactly once whatever dies when. The cursor moves by compare-and-set on sequence and hash, so two
 * runners cannot both write, and a chain that is not the one followed so far is noticed: the projection is then cleared and
 * built again. One thread.
 */
public final class ProjectionSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionSteps.class);
    private static final int BATCHES_A_TRANSACTION = 256;

    private final String name;
    private final JournalFeed feed;
    private final ProjectionStore store;

    /** Where the rows stand, as is known here; null when it has to be read first. */
    private @Nullable ProjectionCursor cursor;

    private long sequence;

    /** Of a projection of this name, with its rows in the store. */
    public ProjectionSteps(String name, JournalFeed feed, ProjectionStore store) {
        this.name = name;
        this.feed = feed;
        this.store = store;
    }

    /** The last batch whose rows are committed, as far as is known here; 0 before the first. */
    public long sequence() {
        return sequence;
    }

    /**
     * Takes the next durable batches, if there are any. After an exception {@link #disconnect} must follow before the next
     * step.
     *
     * @return false when there was nothing to do
     */
    public boolean step() throws SQLException {
        ProjectionCursor from = cursor;
        if (from == null) {
            from = store.cursor();
            store.commit();
            at(from);
        }
        List<JournalBatch> batches = feed.readAfter(from.sequence(), BATCHES_A_TRANSACTION);
        if (batches.isEmpty()) {
            return false;
        }
        if (!Arrays.equals(batches.getFirst().previousHash(), from.hash())) {
            startOver("followed another chain up to batch " + from.sequence());
            return true;
        }
        return apply(from, batches);
    }

    private boolean apply(ProjectionCursor from, List<JournalBatch> batches) throws SQLException {
        ProjectionCursor to = new ProjectionCursor(
                batches.getLast().sequence(), batches.getLast().hash());
        // The cursor first: its row lock keeps a second runner from writing the same rows at the same time.
        if (!store.move(from, to)) {
            store.rollback();
            cursor = null;
            LOG.warn("projection {} is also written by another instance", name);
            return true;
        }
        store.apply(batches);
        store.commit();
        at(to);
        return true;
    }

    private void at(ProjectionCursor reached) {
        cursor = reached;
        sequence = reached.sequence();
    }

    /** Clears rows and cursor; the next step begins with the first batch. */
    public void startOver(String why) throws SQLException {
        LOG.warn("projection {} {}: it is cleared and built again", name, why);
        store.clear();
        store.commit();
        at(ProjectionCursor.BEGINNING);
    }

    /** Lets go of the store and forgets where it stood; nothing that is not committed counts. */
    public void disconnect() {
        cursor = null;
        store.disconnect();
    }
}
