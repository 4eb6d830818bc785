package io.ovation.journal;

import javax.sql.DataSource;

/**
 * A shard's lease as a row in PostgreSQL, renewed in the background once a second for three seconds ahead, by the database's
 * clock. A holder of this machine whose process is dead is succeeded at once.
 */
public final class PostgresLease implements ShardLease {

    private PostgresLease() {}

    /**
     * Takes the shard.
     *
     * @param holder how this instance calls itself, for people
     * @throws LeaseHeld when another instance holds it and is alive
     * @throws ClockSkew when this machine's wall clock is more than 500 ms off the database's
     * @throws JournalUnavailable when the database cannot be asked
     */
    public static PostgresLease take(DataSource dataSource, int shard, String holder) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int shard() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int epoch() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isLost() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
