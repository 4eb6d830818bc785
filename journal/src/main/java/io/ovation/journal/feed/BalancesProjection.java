package io.ovation.journal.feed;

import io.ovation.journal.JournalBatch;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.BucketClosing;
import io.ovation.ledger.Posted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every account's natural balance as rows of {@code journal.balance (shard, account_high, account_low, balance, sequence)},
 * where sequence is the batch that changed it last. Closed buckets have no row.
 */
public final class BalancesProjection implements Projection {

    /** The name of its cursor. */
    public static final String NAME = "balances";

    private static final int ROWS_A_STATEMENT = 1_000;

    private final int shard;

    /** Of one shard. */
    public BalancesProjection(int shard) {
        this.shard = shard;
    }

    /** A balance, or null for an account that was closed. */
    private record Change(@Nullable Long balance, long sequence) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(Connection connection, JournalBatch batch) throws SQLException {
        applyAll(connection, List.of(batch));
    }

    /** Balances after are in the entries: the last one of each account is its row, however many batches came together. */
    @Override
    public void applyAll(Connection connection, List<JournalBatch> batches) throws SQLException {
        Map<AccountId, Change> changes = new TreeMap<>();
        for (JournalBatch batch : batches) {
            for (AcceptedEntry entry : batch.entries()) {
                collect(entry, batch.sequence(), changes);
            }
        }
        try (PreparedStatement upsert = connection.prepareStatement("""
                        insert into journal.balance (shard, account_high, account_low, balance, sequence)
                        values (?, ?, ?, ?, ?)
                        on conflict (shard, account_high, account_low)
                        do update set balance = excluded.balance, sequence = excluded.sequence
                        """);
                PreparedStatement delete = connection.prepareStatement(
                        "delete from journal.balance where shard = ? and account_high = ? and account_low = ?")) {
            int waiting = 0;
            for (Map.Entry<AccountId, Change> change : changes.entrySet()) {
                Long balance = change.getValue().balance();
                PreparedStatement statement = balance == null ? delete : upsert;
                statement.setInt(1, shard);
                statement.setLong(2, change.getKey().high());
                statement.setLong(3, change.getKey().low());
                if (balance != null) {
                    statement.setLong(4, balance);
                    statement.setLong(5, change.getValue().sequence());
                }
                statement.addBatch();
                if (++waiting % ROWS_A_STATEMENT == 0) {
                    upsert.executeBatch();
                }
            }
            upsert.executeBatch();
            delete.executeBatch();
        }
    }

    private static void collect(AcceptedEntry entry, long sequence, Map<AccountId, Change> changes) {
        for (Posted posted : entry.transfers()) {
            changes.put(posted.debit(), new Change(posted.debitBalance(), sequence));
            changes.put(posted.credit(), new Change(posted.creditBalance(), sequence));
        }
        if (entry.code() == BucketClosing.CODE) {
            Posted closing = entry.transfers().getFirst();
            AccountId closed = entry.reference1() == 1 ? closing.credit() : closing.debit();
            changes.put(closed, new Change(null, sequence));
        }
    }

    @Override
    public void clear(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from journal.balance where shard = ?")) {
            statement.setInt(1, shard);
            statement.executeUpdate();
        }
    }

    /** Every account and its balance, in the order of account ids. */
    public static Map<AccountId, Long> read(Connection connection, int shard) throws SQLException {
        Map<AccountId, Long> balances = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select account_high, account_low, balance from journal.balance where shard = ?")) {
            statement.setInt(1, shard);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    balances.put(new AccountId(rows.getLong(1), rows.getLong(2)), rows.getLong(3));
                }
            }
        }
        return balances;
    }
}
