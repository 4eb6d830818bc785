package io.ovation.server.clock;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.identity.Market;
import io.ovation.server.store.Background;
import io.ovation.server.store.Database;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two clocks. Wall time is for ids, deadlines and leases. Business time is for days, maturity and renewals: wall time
 * plus an offset that is kept in SQL and only ever grows, moved in the sandbox. Other instances on the same database see a move
 * within half a second; what falls due is run after that. Any thread; reading never blocks.
 */
@ApplicationScoped
public class Clocks {
    private static final Logger LOG = LoggerFactory.getLogger(Clocks.class);
    private static final Duration FOLLOW = Duration.ofMillis(500);
    private static final Duration LONGEST_STEP = Duration.ofDays(1);

    private final Database database;
    private final List<TimeListener> listeners;
    private final Object offsets = new Object();
    private final Background follower = new Background(
            "business-clock",
            FOLLOW,
            away -> LOG.debug("The business clock could not be read; trying again", away),
            this::look);
    private volatile Duration offset = Duration.ZERO;

    /** Made once; {@link #load()} follows when the tables are there. */
    public Clocks(Database database, @All List<TimeListener> listeners) {
        this.database = database;
        this.listeners = listeners;
    }

    /** The wall clock. */
    public Instant wall() {
        return Instant.now();
    }

    /** The business clock. */
    public Instant business() {
        return Instant.now().plus(offset);
    }

    /** The business day in a market's zone. */
    public LocalDate today(Market market) {
        return LocalDate.ofInstant(business(), market.zone());
    }

    /** How far the business clock is ahead of the wall clock (behind, when negative). */
    public Duration offset() {
        return offset;
    }

    /**
     * Moves the business clock forward day by day, keeps that, and runs at each day what has fallen due by then. Blocking.
     *
     * @param by not negative
     * @return the new business time
     */
    public Instant advance(Duration by) {
        if (by.isNegative()) {
            throw Problem.of(ProblemCode.FIELD_INVALID).detail("Time does not go back");
        }
        Duration target = offset.plus(by);
        while (!step(target)) {
            LOG.debug("The business clock is at {}", business());
        }
        return business();
    }

    /**
     * One step of at most a day towards an offset, with what falls due on the way; never back. Somebody who died on the way,
     * even between the step and what fell due, is taken up by calling this again. Blocking, one at a time in a process;
     * of several instances each may step.
     *
     * @return whether the clock is there
     */
    synchronized boolean step(Duration target) {
        Instant from = business();
        Duration next = offset.plus(LONGEST_STEP);
        keep(next.compareTo(target) < 0 ? next : target);
        awaitFollowers();
        Instant to = business();
        for (TimeListener listener : listeners) {
            listener.timeMoved(from, to);
        }
        return offset.compareTo(target) >= 0;
    }

    /** Reads the offset; the start-up calls it after the migrations. */
    public void load() {
        offset = stored();
    }

    private Duration stored() {
        return database.withHandle(handle -> handle.createQuery("SELECT offset_millis FROM business_clock WHERE id = 1")
                .mapTo(Long.class)
                .findOne()
                .map(Duration::ofMillis)
                .orElse(Duration.ZERO));
    }

    /** Starts the business clock in the past, on fresh data only, before the ledger's first batch. */
    public synchronized void beginBehindBy(Duration behind) {
        keep(behind.negated());
    }

    /** Begins to see moves that other instances make. */
    public void follow() {
        follower.start();
    }

    /** Ends that. */
    public void stop() {
        follower.stop();
    }

    private Duration look() {
        Duration stored = stored();
        synchronized (offsets) {
            offset = stored.compareTo(offset) > 0 ? stored : offset;
        }
        return FOLLOW;
    }

    /** Until every instance has looked: the one that writes the books must not be behind what falls due. */
    private void awaitFollowers() {
        if (!follower.isRunning()) {
            return;
        }
        try {
            Thread.sleep(FOLLOW.plusMillis(100));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(Duration value) {
        long kept = database.inTransaction(handle -> handle.createQuery("""
                        INSERT INTO business_clock AS c (id, offset_millis) VALUES (1, :offset)
                        ON CONFLICT (id) DO UPDATE SET offset_millis = GREATEST(c.offset_millis, excluded.offset_millis)
                        RETURNING offset_millis""")
                .bind("offset", value.toMillis())
                .mapTo(Long.class)
                .one());
        synchronized (offsets) {
            offset = Duration.ofMillis(kept);
        }
    }
}
