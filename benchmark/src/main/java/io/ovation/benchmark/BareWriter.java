package io.ovation.benchmark;

import io.ovation.journal.JournalClock;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.journal.postgres.JournalSchema;
import io.ovation.journal.postgres.PostgresJournal;
import io.ovation.journal.postgres.PostgresLease;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.WriterOptions;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.IdIndex;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The real writer on PostgreSQL with its journal only: no index, no heads, no snapshots, no projections. Ids are forgotten as if an
 * index covered them all.
 */
final class BareWriter implements AutoCloseable {

    /** The rounds of a server, and a queue that takes many large batches. */
    static final WriterOptions OPTIONS = new WriterOptions(1 << 19, 1 << 14, 1 << 21, 1 << 17, Duration.ofSeconds(5));

    private static final IdIndex COVERS_ALL = new IdIndex() {
        @Override
        public @Nullable AcceptedEntry find(UUID id) {
            return null;
        }

        @Override
        public long coveredSequence() {
            return Long.MAX_VALUE;
        }
    };

    private final DataSource source;
    private final PostgresLease lease;
    private final PostgresJournal journal;
    private final LedgerWriter writer;

    BareWriter(DataSource source) throws SQLException {
        this.source = source;
        try (Connection connection = source.getConnection()) {
            JournalSchema.apply(connection);
        }
        lease = PostgresLease.take(source, 1, "benchmark", Duration.ofSeconds(30));
        journal = new PostgresJournal(source);
        writer = LedgerWriter.start(new JournalFeed(journal, 1), lease, JournalClock.system(), COVERS_ALL, OPTIONS);
    }

    LedgerWriter writer() {
        return writer;
    }

    /** Bytes of write-ahead log since the cluster began. */
    long walBytes() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_current_wal_lsn() - '0/0'::pg_lsn")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        writer.close();
        journal.close();
        lease.close();
    }
}
