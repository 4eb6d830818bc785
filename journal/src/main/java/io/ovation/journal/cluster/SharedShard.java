package io.ovation.journal.cluster;

import io.ovation.journal.ClockSkew;
import io.ovation.journal.EpochSuperseded;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.JournalFault;
import io.ovation.journal.JournalTooNew;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.LeaseHeld;
import io.ovation.journal.Tail;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.journal.feed.ProjectedPositions;
import io.ovation.journal.feed.Projection;
import io.ovation.journal.feed.ProjectionRunner;
import io.ovation.journal.postgres.JournalHome;
import io.ovation.journal.postgres.JournalSchema;
import io.ovation.journal.postgres.LeaseView;
import io.ovation.journal.postgres.PostgresLease;
import io.ovation.journal.postgres.Shard;
import io.ovation.journal.snapshot.ReplicaFollower;
import io.ovation.journal.writer.Answer;
import io.ovation.journal.writer.LedgerPosition;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Entry;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance's part in a shard that any number of equal instances serve on one PostgreSQL. One of them holds the lease and
 * writes; the others keep a ledger warm, forward what they are asked to the holder, and look four times a second whether the
 * lease is free. Whoever finds it free takes the next epoch, puts its barrier, reads what its ledger lacks, and serves; what
 * waited meanwhile goes to it.
 *
 * <p>Promise: an answer says the same on every instance, and the same request with the same id has one outcome, whichever
 * instances it was given to and whoever died meanwhile.
 *
 * <p>A holder whose lease was taken becomes a standby again. One that stops on a broken invariant is told by {@link #failure},
 * never takes the lease again, and goes on to forward.
 *
 * <p>Threads: any. Stages are completed on a thread of the writer or the network: what hangs on them must be short.
 */
public final class SharedShard implements AutoCloseable {

    /** What this instance is to the shard now. */
    public enum Role {
        /** It writes. */
        HOLDER,
        /** It follows and forwards. */
        STANDBY,
        /** It has just begun, or been closed. */
        NONE
    }

    private static final Logger LOG = LoggerFactory.getLogger(SharedShard.class);
    private static final long LOOK_MILLIS = 250;

    /** After the database was away everybody comes back at once; the holder gets this long to renew before others try. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final ShardSettings settings;
    private final Journal journal;
    private final JournalFeed feed;
    private final Forwarder forwarder;
    private final @Nullable HolderService service;
    private final ProjectedPositions elsewhere;
    private final List<String> projections;
    private final Thread thread;
    private final CountDownLatch knows = new CountDownLatch(1);
    private final Object wake = new Object();
    private boolean awake;
    private ReplicaFollower standby;
    /** What this instance made durable when it held the shard last; of the role's thread. */
    private @Nullable LedgerPosition reached;

    private volatile @Nullable Serving serving;
    private volatile LeaseView view = new LeaseView(0, "", "", 0);
    private volatile @Nullable RuntimeException failure;
    private volatile boolean closed;

    /** What there is while this instance holds the shard. */
    private record Serving(Shard shard, List<ProjectionRunner> runners) {}

    private SharedShard(DataSource dataSource, ShardSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.journal =
                settings.upkeep().store().open(dataSource, settings.upkeep().archive());
        this.feed = new JournalFeed(journal, settings.shard());
        PeerIdentity identity = PeerIdentity.of(dataSource);
        this.forwarder = new Forwarder(
                settings.shard(), settings.options().queueEntries(), identity, feed::heardOf, this::lookNow);
        InetSocketAddress listen = settings.listen();
        this.service = listen == null ? null : HolderService.start(settings.shard(), this::writerOf, identity, listen);
        this.elsewhere = new ProjectedPositions(dataSource, settings.shard());
        this.projections = settings.projections().stream().map(Projection::name).toList();
        this.standby = Standby.start(dataSource, feed, settings);
        this.thread = Thread.ofPlatform()
                .name("shard-role-" + settings.shard())
                .daemon()
                .unstarted(this::run);
    }

    /**
     * Applies the journal's schema and takes part: as holder when the lease is free, else as standby. Returns when it is one
     * or the other.
     *
     * @throws JournalTooNew when the data was written by a newer version
     * @throws JournalFault when anything else keeps it from taking part
     */
    public static SharedShard open(DataSource dataSource, ShardSettings settings) {
        try (Connection connection = dataSource.getConnection()) {
            JournalSchema.apply(connection);
            JournalHome.claim(connection, settings.shard(), settings.upkeep().store());
        } catch (SQLException failed) {
            throw new JournalUnavailable("the journal's schema cannot be applied", failed);
        }
        SharedShard shard = new SharedShard(dataSource, settings);
        shard.thread.start();
        try {
            shard.knows.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            shard.close();
            throw new JournalUnavailable("interrupted while the shard was opened", interrupted);
        }
        RuntimeException failed = shard.failure;
        if (failed != null) {
            shard.close();
            throw failed;
        }
        return shard;
    }

    /**
     * Submits an entry to the holder, wherever it is. Never blocks. Fails with a {@link io.ovation.journal.writer.LedgerFault}
     * only; while no instance holds the shard it waits a few seconds for one that does.
     */
    public CompletionStage<Answer> submit(Entry entry) {
        Serving now = serving;
        return now != null ? now.shard().writer().submit(entry) : forwarder.submit(entry);
    }

    /** Live natural balances at one moment, in the order asked; true when they are given. */
    public CompletionStage<LedgerWriter.Balances> balances(List<AccountId> accounts) {
        Serving now = serving;
        return now != null ? now.shard().writer().balances(accounts) : forwarder.balances(accounts);
    }

    /** The last durable batch this instance knows, by sequence. Does not wait for anything. */
    public long lastSequence() {
        return feed.lastSequence();
    }

    /**
     * Where the chain ends now, and how many entries it holds. Asks the store on a standby.
     *
     * @throws JournalUnavailable when the store cannot be read
     */
    public Position position() {
        Serving now = serving;
        if (now != null) {
            var position = now.shard().writer().position();
            return new Position(
                    new Tail(position.sequence(), now.shard().epoch(), position.hash(), position.time()),
                    position.entries());
        }
        Journal.End end = journal.end(settings.shard());
        feed.heardOf(end.tail().sequence());
        return new Position(end.tail(), end.entries());
    }

    /** Waits until every projection shows a batch, wherever they are kept; returns whether they do. */
    public boolean awaitProjections(long sequence, Duration timeout) throws InterruptedException {
        Serving now = serving;
        if (now == null) {
            return elsewhere.await(projections, sequence, timeout);
        }
        long end = System.nanoTime() + timeout.toNanos();
        for (ProjectionRunner runner : now.runners()) {
            if (!runner.await(sequence, Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                return false;
            }
        }
        return true;
    }

    /** Up to which batch a projection's rows are; 0 for one that is not known. */
    public long projected(String projection) {
        Serving now = serving;
        if (now == null) {
            return elsewhere.of(projection);
        }
        return now.runners().stream()
                .filter(runner -> runner.name().equals(projection))
                .mapToLong(ProjectionRunner::lastSequence)
                .findFirst()
                .orElse(0);
    }

    /** How many entries wait for the writer here, about; 0 on a standby. For those who watch. */
    public int queued() {
        Serving now = serving;
        return now == null ? 0 : now.shard().writer().queued();
    }

    /** How many entries the books hold as the writer here knows; 0 on a standby. For those who watch. */
    public long entries() {
        Serving now = serving;
        return now == null ? 0 : now.shard().writer().position().entries();
    }

    /** How many entries' ids the durable index does not cover yet; 0 on a standby. For those who watch. */
    public long idsNotIndexed() {
        Serving now = serving;
        return now == null ? 0 : now.shard().idsNotIndexed();
    }

    /** The projections that are kept here: those of a holder; none on a standby. */
    public List<ProjectionRunner> runners() {
        Serving now = serving;
        return now == null ? List.of() : now.runners();
    }

    /** The shard's durable batches, from memory while this instance writes and from the store otherwise. */
    public JournalFeed feed() {
        return feed;
    }

    /** What this instance is now. */
    public Role role() {
        if (serving != null) {
            return Role.HOLDER;
        }
        return closed || knows.getCount() > 0 ? Role.NONE : Role.STANDBY;
    }

    /** The lease as this instance last saw it. */
    public LeaseView lease() {
        return view;
    }

    /** What keeps this instance from ever holding the shard again, or null. */
    public @Nullable RuntimeException failure() {
        return failure;
    }

    private @Nullable LedgerWriter writerOf(int epoch) {
        Serving now = serving;
        return now != null && now.shard().epoch() == epoch ? now.shard().writer() : null;
    }

    private void run() {
        long graceUntil = System.nanoTime();
        while (!closed) {
            try {
                LeaseView seen = PostgresLease.look(dataSource, settings.shard());
                view = seen;
                PostgresLease lease =
                        seen.isFree() && failure == null && System.nanoTime() - graceUntil >= 0 ? take() : null;
                if (lease != null) {
                    hold(lease);
                    continue;
                }
                if (!seen.isFree()) {
                    forwarder.holderIsAt(seen.address(), seen.epoch());
                }
                knows.countDown();
            } catch (JournalUnavailable away) {
                LOG.warn("shard {}: {}", settings.shard(), away.getMessage());
                graceUntil = System.nanoTime() + GRACE.toNanos();
            } catch (RuntimeException broken) {
                fail(broken);
            } catch (Error broken) {
                fail(new IllegalStateException("looking after the shard failed", broken));
            }
            await();
        }
    }

    /** The lease, unless somebody was quicker or this instance may not have it. */
    private @Nullable PostgresLease take() {
        HolderService listening = service;
        InetSocketAddress listen = settings.listen();
        String address = listening == null || listen == null ? "" : listen.getHostString() + ":" + listening.port();
        try (Connection connection = dataSource.getConnection()) {
            JournalSchema.requireKnown(connection);
        } catch (SQLException failed) {
            throw new JournalUnavailable("the journal's schema cannot be read", failed);
        }
        try {
            return PostgresLease.take(dataSource, settings.shard(), settings.holder(), address, Duration.ZERO);
        } catch (LeaseHeld quicker) {
            return null;
        } catch (ClockSkew skew) {
            if (knows.getCount() > 0) {
                throw skew;
            }
            LOG.error("shard {} is not taken over: {}", settings.shard(), skew.getMessage());
            return null;
        }
    }

    /** Holds the shard until its writer stops. */
    private void hold(PostgresLease lease) {
        long begin = System.nanoTime();
        Shard shard = null;
        try {
            requireReached(lease);
            shard = Shard.serve(
                    dataSource,
                    lease,
                    feed,
                    standby.handOver(),
                    settings.clock(),
                    settings.options(),
                    settings.upkeep());
            List<ProjectionRunner> runners =
                    settings.projections().stream().map(shard::project).toList();
            view = PostgresLease.look(dataSource, settings.shard());
            serving = new Serving(shard, runners);
            if (closed) {
                // close() may have looked before there was a writer to close.
                shard.writer().close();
            }
            forwarder.holderIsHere(shard.writer());
            LOG.info(
                    "shard {} is held here in epoch {}, {} ms after the lease was taken",
                    settings.shard(),
                    shard.epoch(),
                    (System.nanoTime() - begin) / 1_000_000);
            knows.countDown();
            shard.writer().stopped().toCompletableFuture().join();
        } catch (CompletionException stopped) {
            becauseOf(stopped.getCause());
        } catch (RuntimeException failed) {
            becauseOf(failed);
        } finally {
            serving = null;
            forwarder.holderIsUnknown();
            if (shard != null) {
                reached = shard.writer().position();
                shard.stop();
            }
            if (!closed) {
                standby = Standby.start(dataSource, feed, settings);
            }
        }
    }

    /**
     * The store still has what this instance made durable. While a writer runs it finds out by itself; between two times of
     * holding the shard nobody else would: a database that was away for longer than the lease may be another one when it is
     * back, such as an old primary.
     */
    private void requireReached(PostgresLease lease) {
        LedgerPosition known = reached;
        if (known == null || known.sequence() == 0) {
            return;
        }
        boolean[] isThere = {false};
        try {
            journal.readHashes(
                    settings.shard(),
                    known.sequence(),
                    known.sequence(),
                    (sequence, hash) -> isThere[0] = Arrays.equals(hash, known.hash()));
            if (!isThere[0]) {
                throw new JournalDamaged(
                        "the store does not hold batch " + known.sequence() + " of shard " + settings.shard()
                                + ", which was durable: it is not the one that was written to (an old primary, a restored"
                                + " copy)",
                        null);
            }
        } catch (RuntimeException failed) {
            lease.close();
            throw failed;
        }
    }

    /** Another epoch, or a store that was away, may happen to any holder; anything else may happen once. */
    private void becauseOf(@Nullable Throwable cause) {
        if (cause instanceof EpochSuperseded || cause instanceof JournalUnavailable) {
            LOG.warn("shard {} is not held here any more: {}", settings.shard(), cause.getMessage());
        } else if (cause != null) {
            fail(cause instanceof RuntimeException known ? known : new IllegalStateException(cause));
        }
    }

    private void fail(RuntimeException broken) {
        if (failure == null) {
            failure = broken;
            LOG.error("this instance will not hold shard {} again", settings.shard(), broken);
        }
        knows.countDown();
    }

    /** Wakes the thread that looks at the lease. */
    private void lookNow() {
        synchronized (wake) {
            awake = true;
            wake.notifyAll();
        }
    }

    private void await() {
        synchronized (wake) {
            try {
                if (!awake && !closed) {
                    wake.wait(LOOK_MILLIS);
                }
                awake = false;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Takes no more, lets the writer answer what is under way, and gives the lease back, so that another instance serves at
     * once.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Serving now = serving;
        if (now != null) {
            now.shard().writer().close();
        }
        lookNow();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (service != null) {
            service.close();
        }
        forwarder.close();
        standby.close();
        journal.close();
    }

    /**
     * Where the books stand.
     *
     * @param tail the last durable batch
     * @param entries how many entries the shard has accepted so far
     */
    public record Position(Tail tail, long entries) {}
}
