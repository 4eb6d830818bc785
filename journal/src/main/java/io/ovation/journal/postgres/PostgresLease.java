package io.ovation.journal.postgres;

import io.ovation.journal.ClockSkew;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.LeaseHeld;
import io.ovation.journal.ShardLease;
import io.ovation.journal.TimedConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shard's lease as a row in PostgreSQL, renewed in the background twice a second for two seconds ahead, by the database's
 * clock. A holder of this machine whose process is dead is succeeded at once. The row also tells the others where the holder
 * takes their entries.
 */
public final class PostgresLease implements ShardLease {

    /** How long a lease lasts unless it is renewed. */
    public static final Duration LENGTH = Duration.ofSeconds(2);

    /** How far this machine's wall clock may be from the database's. */
    public static final Duration ALLOWED_SKEW = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(PostgresLease.class);
    private static final long RENEW_MILLIS = 500;
    private static final long RETRY_MILLIS = 100;

    /** A renewal that takes longer than this is given up and tried again on another connection. */
    private static final int NETWORK_TIMEOUT_MILLIS = 1_000;

    private static final int SKEW_PROBES = 3;
    private static final String HELD_UNTIL = "clock_timestamp() + interval '" + LENGTH.toMillis() + " milliseconds'";

    private final DataSource dataSource;
    private final int shard;
    private final int epoch;
    private final Thread renewal;
    private volatile boolean lost;
    private volatile boolean closed;

    /** Kept for renewals, so that a pool that is busy does not cost the lease. Only the renewing thread uses it. */
    private @Nullable Connection renewals;

    private PostgresLease(DataSource dataSource, int shard, int epoch) {
        this.dataSource = dataSource;
        this.shard = shard;
        this.epoch = epoch;
        this.renewal = Thread.ofPlatform().name("shard-lease-" + shard).daemon().unstarted(this::renew);
    }

    /**
     * Takes the shard, or fails at once.
     *
     * @param holder how this instance calls itself, for people
     * @throws LeaseHeld when another instance holds it and is alive
     * @throws ClockSkew when this machine's wall clock is more than {@link #ALLOWED_SKEW} off the database's
     * @throws JournalUnavailable when the database cannot be asked
     */
    public static PostgresLease take(DataSource dataSource, int shard, String holder) {
        return take(dataSource, shard, holder, Duration.ZERO);
    }

    /** As {@link #take(DataSource, int, String)}, but waits this long for a holder to give the shard back or to expire. */
    public static PostgresLease take(DataSource dataSource, int shard, String holder, Duration patience) {
        return take(dataSource, shard, holder, "", patience);
    }

    /** As above, and tells the others where this instance takes their entries. */
    public static PostgresLease take(
            DataSource dataSource, int shard, String holder, String address, Duration patience) {
        return take(
                dataSource,
                shard,
                holder,
                address,
                patience,
                HolderIdentity.ofThisProcess(),
                System::currentTimeMillis);
    }

    static PostgresLease take(
            DataSource dataSource,
            int shard,
            String holder,
            String address,
            Duration patience,
            HolderIdentity identity,
            LongSupplier wallMillis) {
        long deadline = System.nanoTime() + patience.toNanos();
        int epoch;
        try (TimedConnection open = TimedConnection.open(dataSource, NETWORK_TIMEOUT_MILLIS)) {
            Connection connection = open.sql();
            checkClock(connection, wallMillis);
            while (true) {
                try {
                    epoch = attempt(connection, shard, holder, address, identity);
                    break;
                } catch (LeaseHeld held) {
                    if (System.nanoTime() >= deadline) {
                        throw held;
                    }
                    Thread.sleep(RETRY_MILLIS);
                }
            }
        } catch (SQLException failed) {
            throw new JournalUnavailable("the lease of shard " + shard + " cannot be taken", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JournalUnavailable("interrupted while waiting for the lease of shard " + shard, interrupted);
        }
        // Not before the connection was given back: should that fail, nobody would ever end the renewal.
        PostgresLease lease = new PostgresLease(dataSource, shard, epoch);
        lease.renewal.start();
        return lease;
    }

    private static void checkClock(Connection connection, LongSupplier wallMillis) throws SQLException {
        long smallest = Long.MAX_VALUE;
        try (PreparedStatement statement =
                connection.prepareStatement("select (extract(epoch from clock_timestamp()) * 1000)::bigint")) {
            for (int probe = 0; probe < SKEW_PROBES; probe++) {
                long before = wallMillis.getAsLong();
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    long after = wallMillis.getAsLong();
                    long skew = before + (after - before) / 2 - row.getLong(1);
                    if (Math.abs(skew) < Math.abs(smallest)) {
                        smallest = skew;
                    }
                }
            }
        }
        if (Math.abs(smallest) > ALLOWED_SKEW.toMillis()) {
            throw new ClockSkew(smallest, ALLOWED_SKEW.toMillis());
        }
    }

    /** One attempt: a single statement decides, so two instances that try at once get one lease. */
    private static int attempt(Connection connection, int shard, String holder, String address, HolderIdentity identity)
            throws SQLException {
        int deadEpoch = deadHoldersEpoch(connection, shard);
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into journal.lease as held
                    (shard, epoch, holder, machine, process, process_started, address, held_until)
                values (?, 1, ?, ?, ?, ?, ?, %1$s)
                on conflict (shard) do update set
                    epoch = held.epoch + 1, holder = excluded.holder, machine = excluded.machine,
                    process = excluded.process, process_started = excluded.process_started,
                    address = excluded.address,
                    held_until = excluded.held_until
                where held.held_until < clock_timestamp() or held.epoch = ?
                returning epoch
                """.formatted(HELD_UNTIL))) {
            statement.setInt(1, shard);
            statement.setString(2, holder);
            statement.setString(3, identity.machine());
            statement.setLong(4, identity.process());
            statement.setLong(5, identity.started());
            statement.setString(6, address);
            statement.setInt(7, deadEpoch);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    return row.getInt(1);
                }
            }
        }
        throw held(connection, shard);
    }

    /** The epoch of a holder that is certainly dead, or -1. */
    private static int deadHoldersEpoch(Connection connection, int shard) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select epoch, machine, process, process_started from journal.lease where shard = ?")) {
            statement.setInt(1, shard);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next() && new HolderIdentity(row.getString(2), row.getLong(3), row.getLong(4)).isDead()) {
                    return row.getInt(1);
                }
                return -1;
            }
        }
    }

    private static LeaseHeld held(Connection connection, int shard) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select holder, held_until from journal.lease where shard = ?")) {
            statement.setInt(1, shard);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new LeaseHeld(
                        shard,
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class).toInstant());
            }
        }
    }

    /**
     * Who holds a shard now, without trying to take it.
     *
     * @throws JournalUnavailable when the database cannot be asked
     */
    public static LeaseView look(DataSource dataSource, int shard) {
        try (TimedConnection open = TimedConnection.open(dataSource, NETWORK_TIMEOUT_MILLIS);
                PreparedStatement statement = open.sql().prepareStatement("""
                        select epoch, holder, address, machine, process, process_started,
                            (extract(epoch from held_until - clock_timestamp()) * 1000)::bigint
                        from journal.lease where shard = ?
                        """)) {
            statement.setInt(1, shard);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return LeaseView.NEVER_HELD;
                }
                HolderIdentity identity = new HolderIdentity(row.getString(4), row.getLong(5), row.getLong(6));
                return new LeaseView(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        identity.isDead() ? 0 : Math.max(0, row.getLong(7)));
            }
        } catch (SQLException failed) {
            throw new JournalUnavailable("the lease of shard " + shard + " cannot be read", failed);
        }
    }

    private void renew() {
        while (!closed && !lost) {
            try {
                Thread.sleep(RENEW_MILLIS);
                extend();
            } catch (SQLException away) {
                disconnect();
                LOG.warn(
                        "the lease of shard {} could not be renewed at {}: {}",
                        shard,
                        Instant.now(),
                        away.getMessage());
            } catch (InterruptedException stopped) {
                break;
            }
        }
        disconnect();
    }

    private Connection connection() throws SQLException {
        Connection connection = renewals;
        if (connection == null) {
            connection = dataSource.getConnection();
            connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            renewals = connection;
        }
        return connection;
    }

    private void disconnect() {
        Connection connection = renewals;
        renewals = null;
        if (connection != null) {
            try (connection) {
                connection.setNetworkTimeout(Runnable::run, 0);
            } catch (SQLException alreadyBroken) {
                LOG.debug("a connection that had failed could not be closed either", alreadyBroken);
            }
        }
    }

    private void extend() throws SQLException {
        try (PreparedStatement statement = connection()
                .prepareStatement(
                        "update journal.lease set held_until = " + HELD_UNTIL + " where shard = ? and epoch = ?")) {
            statement.setInt(1, shard);
            statement.setInt(2, epoch);
            if (statement.executeUpdate() == 0 && !closed) {
                lost = true;
                LOG.error("the lease of shard {} (epoch {}) was taken by another instance", shard, epoch);
            }
        }
    }

    @Override
    public int shard() {
        return shard;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public boolean isLost() {
        return lost;
    }

    /** Stops to renew, as a process does that dies: the lease stays until it expires. */
    void stopRenewing() {
        closed = true;
        renewal.interrupt();
        try {
            renewal.join(LENGTH);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        stopRenewing();
        try {
            giveBack();
        } catch (SQLException away) {
            LOG.info("the lease of shard {} could not be given back and will expire: {}", shard, away.getMessage());
        }
    }

    private void giveBack() throws SQLException {
        try (TimedConnection open = TimedConnection.open(dataSource, NETWORK_TIMEOUT_MILLIS);
                PreparedStatement statement = open.sql()
                        .prepareStatement(
                                "update journal.lease set held_until = clock_timestamp() where shard = ? and epoch = ?")) {
            statement.setInt(1, shard);
            statement.setInt(2, epoch);
            statement.executeUpdate();
        }
    }
}
