package io.ovation.server.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalClock;
import io.ovation.journal.cluster.ShardSettings;
import io.ovation.journal.cluster.SharedShard;
import io.ovation.journal.feed.Projection;
import io.ovation.journal.feed.ProjectionRunner;
import io.ovation.journal.postgres.ShardUpkeep;
import io.ovation.journal.run.PostingHistory;
import io.ovation.journal.writer.WriterOptions;
import io.ovation.server.clock.Clocks;
import io.ovation.server.store.Database;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * This server's part in the one shard, from start to stop: any number of equal servers work on one database, one of them holds
 * the shard, and the others forward to it and take over when it is gone. Started by the wiring once the tables and the business
 * clock are there.
 */
@ApplicationScoped
public class LedgerShard {
    /** The shard's number. One shard serves all markets until one machine is too small. */
    public static final int NUMBER = 1;

    private final Database database;
    private final Clocks clocks;
    private final List<FeedProjection> projections;
    private final Path archive;
    private final MeterRegistry metrics;
    private final CommitTimes times;
    private volatile @Nullable SharedShard running;
    private volatile @Nullable PostingHistory history;

    LedgerShard(
            Database database,
            Clocks clocks,
            @All List<FeedProjection> projections,
            @ConfigProperty(name = "ovation-archive", defaultValue = "data/archive") String archive,
            MeterRegistry metrics,
            CommitTimes times) {
        this.times = times;
        this.archive = Path.of(archive);
        this.metrics = metrics;
        this.database = database;
        this.clocks = clocks;
        this.projections = projections;
    }

    /**
     * Takes part in the shard: as its holder when nobody holds it, else as a standby that forwards, with the same answers.
     * Blocking, until it is one or the other.
     *
     * @param holder how this process calls itself, for people
     * @param listen where other instances can reach this one; null when there are none
     * @throws io.ovation.journal.JournalFault when that cannot be done
     */
    public synchronized void start(String holder, @Nullable InetSocketAddress listen) {
        if (running != null) {
            return;
        }
        List<Projection> adapted = new ArrayList<>();
        for (FeedProjection projection : projections) {
            adapted.add(new Adapter(projection));
        }
        WriterOptions options = WriterOptions.defaults();
        SharedShard opened = SharedShard.open(
                database.source(),
                new ShardSettings(
                        NUMBER,
                        holder,
                        listen,
                        clock(),
                        options,
                        ShardUpkeep.archiveIn(archive)
                                .withStore(new MeasuredStore(BookStore.configured(), metrics, times)),
                        adapted));
        running = opened;
        LedgerMetrics.show(opened, adapted.stream().map(Projection::name).toList(), options.queueEntries(), metrics);
        PostingHistory begun = PostingHistory.start(database.source(), opened.feed());
        history = begun;
        LedgerMetrics.show(begun, opened, metrics);
    }

    /** Answers what is under way and gives the shard back. */
    public synchronized void stop() {
        PostingHistory kept = history;
        history = null;
        if (kept != null) {
            kept.close();
        }
        SharedShard was = running;
        running = null;
        if (was != null) {
            was.close();
        }
    }

    /** Whether money commands are taken, here or by forwarding. */
    public boolean isRunning() {
        SharedShard now = running;
        return now != null && now.failure() == null && now.role() != SharedShard.Role.NONE;
    }

    /** The posting history; {@code busy} before the start and after the end. */
    PostingHistory history() {
        PostingHistory kept = history;
        if (kept == null) {
            throw Refusals.busy();
        }
        return kept;
    }

    /** The shard; {@code busy} before the start and after the end: a request that is still here then is not applied. */
    SharedShard shard() {
        SharedShard now = running;
        if (now == null) {
            throw Refusals.busy();
        }
        return now;
    }

    /** The projections that are kept by this instance. */
    List<ProjectionRunner> runners() {
        return shard().runners();
    }

    private JournalClock clock() {
        return new JournalClock() {
            @Override
            public long wallMillis() {
                return System.currentTimeMillis();
            }

            @Override
            public long businessMillis() {
                return clocks.business().toEpochMilli();
            }
        };
    }

    /** Lets a feature's projection be run by the journal. */
    private record Adapter(FeedProjection projection) implements Projection {
        @Override
        public String name() {
            return projection.name();
        }

        @Override
        public void apply(Connection connection, JournalBatch batch) {
            withHandle(connection, handle -> projection.apply(handle, FeedBatch.of(batch)));
        }

        @Override
        public void applyAll(Connection connection, List<JournalBatch> batches) {
            withHandle(
                    connection,
                    handle -> projection.applyAll(
                            handle, batches.stream().map(FeedBatch::of).toList()));
        }

        @Override
        public void clear(Connection connection) {
            withHandle(connection, projection::clear);
        }

        private static void withHandle(Connection connection, Database.Action work) {
            Database.useConnection(connection, work);
        }
    }
}
