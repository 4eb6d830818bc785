package io.ovation.server.feed;

import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalClock;
import io.ovation.journal.feed.Projection;
import io.ovation.journal.feed.ProjectionRunner;
import io.ovation.journal.postgres.Shard;
import io.ovation.journal.postgres.ShardUpkeep;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.WriterOptions;
import io.ovation.server.clock.Clocks;
import io.ovation.server.store.Database;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one shard this server holds: its lease, writer and projections, from start to stop. Started by the wiring once the
 * tables and the business clock are there.
 */
@ApplicationScoped
public class LedgerShard {
    /** The shard's number. One shard serves all markets until one machine is too small. */
    public static final int NUMBER = 1;

    private static final Logger LOG = Logger.getLogger(LedgerShard.class);

    private final Database database;
    private final Clocks clocks;
    private final List<FeedProjection> projections;
    private volatile @Nullable Running running;

    LedgerShard(Database database, Clocks clocks, @All List<FeedProjection> projections) {
        this.database = database;
        this.clocks = clocks;
        this.projections = projections;
    }

    /**
     * Takes the lease, replays the books and starts the projections. Blocking.
     *
     * @param holder how this process calls itself, for the one who finds the lease taken
     * @throws io.ovation.journal.JournalFault when that cannot be done
     */
    public synchronized void start(String holder) {
        if (running != null) {
            return;
        }
        Shard shard = Shard.open(
                database.source(),
                NUMBER,
                holder,
                Duration.ZERO,
                clock(),
                WriterOptions.defaults(),
                ShardUpkeep.archiveIn(Path.of("archive")).withStore(BookStore.configured()));
        List<ProjectionRunner> runners = new ArrayList<>();
        for (FeedProjection projection : projections) {
            runners.add(shard.project(new Adapter(projection)));
        }
        running = new Running(shard, List.copyOf(runners));
        shard.writer().stopped().whenComplete((nothing, failure) -> {
            if (failure != null) {
                LOG.error("The ledger writer stopped; money commands are refused until a restart", failure);
            }
        });
    }

    /** Answers what is under way and gives the shard back. */
    public synchronized void stop() {
        Running was = running;
        running = null;
        if (was != null) {
            was.shard().close();
        }
    }

    /** Whether money commands are taken. */
    public boolean isRunning() {
        Running now = running;
        return now != null
                && !now.shard().writer().stopped().toCompletableFuture().isDone();
    }

    LedgerWriter writer() {
        return now().shard().writer();
    }

    List<ProjectionRunner> runners() {
        return now().runners();
    }

    private Running now() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("The ledger is not running");
        }
        return now;
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

    private record Running(Shard shard, List<ProjectionRunner> runners) {}

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
