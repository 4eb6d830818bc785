package io.ovation.journal.feed;

import io.ovation.journal.JournalBatch;
import io.ovation.journal.postgres.TestDatabase;
import io.ovation.ledger.AcceptedEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** One row an entry, in a table without any key that would hide a batch that was counted twice. */
public final class EntryListProjection implements Projection {

    static final String NAME = "entry_list";

    public static void create(DataSource source) {
        TestDatabase.execute(
                source, "create table if not exists entry_list (number bigint, id uuid, batch bigint, coins bigint)");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(Connection connection, JournalBatch batch) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into entry_list (number, id, batch, coins) values (?, ?, ?, ?)")) {
            for (AcceptedEntry entry : batch.entries()) {
                insert.setLong(1, entry.sequence());
                insert.setObject(2, entry.id());
                insert.setLong(3, batch.sequence());
                insert.setLong(4, entry.transfers().getFirst().amount());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public void clear(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from entry_list");
        }
    }
}
