package io.ovation.journal.cluster;

import io.ovation.journal.JournalClock;
import io.ovation.journal.feed.Projection;
import io.ovation.journal.postgres.ShardUpkeep;
import io.ovation.journal.writer.WriterOptions;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an instance takes part in a shard.
 *
 * @param shard its number
 * @param holder how this instance calls itself, for people
 * @param listen where it takes entries of other instances while it holds the shard, an address of this machine that they can
 *     reach, port 0 for any free one; null when it is alone
 * @param clock of the batches it writes
 * @param options of its writer
 * @param upkeep its snapshots and archive
 * @param projections kept by whichever instance holds the shard
 */
public record ShardSettings(
        int shard,
        String holder,
        @Nullable InetSocketAddress listen,
        JournalClock clock,
        WriterOptions options,
        ShardUpkeep upkeep,
        List<Projection> projections) {

    /** Copies the list. */
    public ShardSettings {
        projections = List.copyOf(projections);
    }
}
