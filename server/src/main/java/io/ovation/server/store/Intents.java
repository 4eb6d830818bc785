package io.ovation.server.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The open rows of one table of intents. The table has the columns {@code number}, {@code attempts} and
 * {@code next_attempt_at}; the last is null when nothing is open.
 */
public final class Intents {
    /** How long the request that wrote an intent has it to itself before the sweeper looks. */
    public static final Duration HEAD_START = Duration.ofSeconds(5);

    private static final int LONGEST_PAUSE_SECONDS = 300;

    private static final HeldTransactions STEPS = new HeldTransactions(8);

    private final Database database;
    private final String table;

    /** The intents of a table. */
    public Intents(Database database, String table) {
        if (!table.matches("[a-z_]+")) {
            throw new IllegalArgumentException("not a table: " + table);
        }
        this.database = database;
        this.table = table;
    }

    /**
     * Runs a step of one intent that the ledger may refuse, while nobody else does, on this server or another. Two at once could
     * be told different things, one "insufficient" and, a balance later, the other "accepted", and the row can keep only one of
     * them. The step reads and writes the intent's row through the handle it gets: whoever lost the lock with the connection
     * can no longer write either. Not for calls to the outside, whose callbacks may need the same intent. Waits for others
     * at most 15 seconds.
     */
    public void alone(long number, Database.Action step) {
        STEPS.run(database, handle -> {
            handle.execute("SET LOCAL lock_timeout = '15s'");
            handle.createQuery("SELECT number FROM " + table + " WHERE number = :number FOR NO KEY UPDATE")
                    .bind("number", number)
                    .mapTo(Long.class)
                    .one();
            step.apply(handle);
            return number;
        });
    }

    /** The table's name, for the log. */
    public String table() {
        return table;
    }

    /**
     * Takes some intents that are due, oldest first. Each is due again after a pause that doubles from 2 seconds up to
     * 5 minutes, so one that nobody finishes is tried again, and two sweepers do not take the same one at once.
     *
     * @param wall the wall clock
     */
    public List<Long> claimDue(Instant wall, int limit) {
        return database.inTransaction(handle -> handle.createQuery("""
                        UPDATE %1$s SET attempts = attempts + 1,
                            next_attempt_at = CAST(:now AS timestamptz) + LEAST(:longest, power(2, LEAST(attempts + 1, 16))) * interval '1 second'
                        WHERE number IN (
                            SELECT number FROM %1$s WHERE next_attempt_at <= :now
                            ORDER BY next_attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING number""".formatted(table))
                .bind("now", wall)
                .bind("longest", LONGEST_PAUSE_SECONDS)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
    }
}
