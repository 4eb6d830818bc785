package io.ovation.server.store;

import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;

/**
 * SQL transactions that stay open while something else answers (the ledger, mostly), because a lock in them is what keeps
 * everybody else out, on every server, and what a dead process gives back by itself. Only a few run at once, so that those they
 * wait for always find a connection. Any thread that may block.
 */
public final class HeldTransactions {
    private static final long PATIENCE_SECONDS = 10;

    private final Semaphore places;

    /** So many at once in this process; all holders together must leave most of the pool to others. */
    public HeldTransactions(int most) {
        this.places = new Semaphore(most, true);
    }

    /**
     * Runs work in a transaction that is rolled back when the work throws.
     *
     * @throws JdbiException when no place is free for ten seconds, as when the pool has no connection: nothing was done
     */
    public <T> T run(Database database, Database.Work<T> work) {
        take();
        try {
            return database.inTransaction(work);
        } finally {
            places.release();
        }
    }

    private void take() {
        boolean isTaken = false;
        try {
            isTaken = places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        if (!isTaken) {
            throw new NoPlace();
        }
    }

    /** Too many at once; tells itself apart from a lost connection by having no SQL state. */
    private static final class NoPlace extends JdbiException {
        private static final long serialVersionUID = 1L;

        NoPlace() {
            super("too many operations wait for each other", new SQLException("no place became free in time"));
        }
    }
}
