package io.ovation.journal;

import java.sql.Connection;
import java.sql.SQLException;

/** Every account's natural balance as rows: {@code journal.balance (shard, account_high, account_low, balance, sequence)}. */
public final class BalancesProjection implements Projection {

    @Override
    public String name() {
        return "balances";
    }

    @Override
    public void apply(Connection connection, JournalBatch batch) throws SQLException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear(Connection connection) throws SQLException {
        throw new UnsupportedOperationException();
    }
}
