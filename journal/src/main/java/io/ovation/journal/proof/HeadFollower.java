package io.ovation.journal.proof;

import io.ovation.journal.JournalBatch;
import io.ovation.journal.feed.Follower;
import io.ovation.journal.feed.JournalFeed;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Keeps the stored part of a shard's heads tree up with its journal: one row for 256 batches, written off the writer's thread.
 * Several instances may do so at once: they write the same. Owns a thread until it is closed.
 */
public final class HeadFollower implements AutoCloseable {

    private final HeadTiles tiles;
    private final List<byte[]> leaves = new ArrayList<>(HeadTiles.WIDTH);
    private final Follower follower;

    private HeadFollower(DataSource dataSource, JournalFeed feed) {
        this.tiles = new HeadTiles(dataSource, feed.shard());
        this.follower = Follower.start("heads-" + feed.shard(), feed, tiles.full() * HeadTiles.WIDTH, this::take);
    }

    /**
     * Starts where the stored rows end.
     *
     * @throws io.ovation.journal.JournalUnavailable when they cannot be read
     */
    public static HeadFollower start(DataSource dataSource, JournalFeed feed) {
        return new HeadFollower(dataSource, feed);
    }

    private void take(JournalBatch batch) {
        int place = (int) ((batch.sequence() - 1) % HeadTiles.WIDTH);
        // A batch that comes again, because its row could not be stored, takes its own place again.
        while (leaves.size() > place) {
            leaves.removeLast();
        }
        leaves.add(TreeHashes.leaf(batch.hash()));
        if (leaves.size() == HeadTiles.WIDTH) {
            tiles.store((batch.sequence() - 1) / HeadTiles.WIDTH, leaves);
            leaves.clear();
        }
    }

    /** The last batch it has seen. */
    public long lastSequence() {
        return follower.lastSequence();
    }

    @Override
    public void close() {
        follower.close();
    }
}
