package io.ovation.server.clock;

import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.Jobs;
import io.ovation.server.store.OutsideOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves of test clocks, day by day: at each day everything that falls due by the business clock is done before the next day
 * begins, and at the end every recurring job is run once more. The process may die on the way: the move is a row, and the
 * sweeper of any instance goes on with it.
 */
@ApplicationScoped
public class TestClockMoves implements OutsideOperation {
    /** For how long nobody else looks at a move that somebody is at; every day of it begins anew. */
    static final Duration QUIET = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(TestClockMoves.class);

    private final Database database;
    private final Clocks clocks;
    private final TestClocks store;
    private final Jobs jobs;

    TestClockMoves(Database database, Clocks clocks, TestClocks store, Jobs jobs) {
        this.database = database;
        this.clocks = clocks;
        this.store = store;
        this.jobs = jobs;
    }

    @Override
    public Intents intents() {
        return new Intents(database, "test_clock_advance");
    }

    /** Goes on with a move that was left, on a thread of its own: the sweeper has money to look after. */
    @Override
    public void advance(long number) {
        begin(number);
    }

    /** Begins to move, and says when it is done; a failure leaves the move open for the sweeper. */
    CompletableFuture<Void> begin(long number) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().name("test-clock").start(() -> {
            try {
                run(number);
                done.complete(null);
            } catch (RuntimeException notNow) {
                LOG.warn("A test clock's move is not done yet and goes on later: {}", notNow.toString());
                done.completeExceptionally(notNow);
            }
        });
        return done;
    }

    private void run(long number) {
        TestClock.Move move = store.move(number);
        if (move.doneAt() != null) {
            return;
        }
        while (!clocks.step(move.target())) {
            store.underWay(number);
        }
        jobs.runAllSoon();
        store.done(number);
    }
}
