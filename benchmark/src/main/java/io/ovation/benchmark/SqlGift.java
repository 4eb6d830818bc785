package io.ovation.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * The same gift as {@link SixTransfers} as good plain SQL: one PL/pgSQL function, one round trip, one transaction. It knows
 * idempotency by the primary key, checks wallet and cap, releases the liability proportionally, keeps the balances, and
 * writes the entry with its six amounts as one row.
 *
 * <p>Two variants. {@code gift_hot} keeps all twelve sides as balances, as the ledger does: market-wide rows are then hot.
 * {@code gift_cool} leaves the balances of the market-wide accounts to be summed up later, which is what one would do to
 * make SQL fast; senders and creators are still exact.
 */
final class SqlGift {

    private static final String SCHEMA = """
            create table account (
                kind int not null, bucket int not null, owner bigint not null, balance bigint not null,
                primary key (kind, bucket, owner)) with (fillfactor = 70);
            create table entry (
                id uuid primary key, code int not null, reference1 bigint not null, reference2 bigint not null,
                reference3 bigint not null, fingerprint bigint not null, creator bigint not null,
                amounts bigint[] not null, balances bigint[] not null,
                at timestamptz not null default clock_timestamp());
            """;

    private static final String BODY = """
            create function %s(p_id uuid, p_fingerprint bigint, p_sender bigint, p_creator bigint, p_coins bigint, p_cap bigint)
            returns bigint language plpgsql as $$
            declare
                wallet_before bigint; wallet bigint; liability bigint; released bigint; meter bigint; diamonds bigint; earnings bigint;
            begin
                select balance into wallet_before from account where kind = 3 and bucket = 840 and owner = p_sender for update;
                if not found or wallet_before < p_coins then return -1; end if;
                wallet := wallet_before - p_coins;
                update account set balance = wallet where kind = 3 and bucket = 840 and owner = p_sender;
                insert into account values (9, 20000, p_sender, p_coins)
                    on conflict (kind, bucket, owner) do update set balance = account.balance + p_coins returning balance into meter;
                if meter > p_cap then raise exception 'cap'; end if;
                select balance into liability from account where kind = 5 and bucket = 840 and owner = p_sender for update;
                released := floor(liability::numeric * p_coins / wallet_before);
                update account set balance = liability - released where kind = 5 and bucket = 840 and owner = p_sender;
                update account set balance = balance + p_coins * 100 where kind = 4 and bucket = 20000 and owner = p_creator returning balance into diamonds;
                update account set balance = balance + p_coins * 5000 where kind = 10 and bucket = 20000 and owner = p_creator returning balance into earnings;
                %s
                insert into entry (id, code, reference1, reference2, reference3, fingerprint, creator, amounts, balances) values (
                    p_id, 3, 7000000000000000, 51539607553, p_sender, p_fingerprint, p_creator,
                    array[p_coins, p_coins * 100, released, p_coins * 5000, p_coins * 100, p_coins],
                    array[wallet, liability - released, meter, diamonds, earnings]);
                return wallet;
            end $$;
            """;

    private static final String MARKET_WIDE = """
            update account set balance = balance + p_coins where kind = 6 and bucket = 0 and owner = 1;
                update account set balance = balance + released where kind = 7 and bucket = 0 and owner = 1;
                update account set balance = balance + p_coins * 5000 where kind = 8 and bucket = 0 and owner = 1;
                update account set balance = balance + p_coins * 100 where kind = 11 and bucket = 0 and owner = 1;
                update account set balance = balance + p_coins where kind = 12 and bucket = 0 and owner = 1;
                update account set balance = balance + p_coins * 100 where kind = 13 and bucket = 0 and owner = 1;
                update account set balance = balance + p_coins * 100 where kind = 14 and bucket = 0 and owner = 1;
            """;

    private static final String FILL = """
            insert into account select 3, 840, u, 1000000000 from generate_series(1, %1$d) u;
            insert into account select 5, 840, u, 10000000000000 from generate_series(1, %1$d) u;
            insert into account select 4, 20000, c, 0 from generate_series(1, %2$d) c;
            insert into account select 10, 20000, c, 0 from generate_series(1, %2$d) c;
            insert into account select k, 0, 1, 0 from unnest(array[6, 7, 8, 11, 12, 13, 14]) k;
            """;

    private final String function;

    SqlGift(String function) {
        this.function = function;
    }

    /** Makes tables, functions and balances. */
    static void prepare(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
            statement.execute(BODY.formatted("gift_cool", ""));
            statement.execute(BODY.formatted("gift_hot", MARKET_WIDE));
            statement.execute(FILL.formatted(SixTransfers.USERS, SixTransfers.CREATORS));
        }
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze account");
        }
    }

    /** Sends gifts on one connection until the moment; how many were committed. */
    long sendUntil(DataSource source, long endNanos) throws SQLException {
        long committed = 0;
        try (Connection connection = source.getConnection();
                PreparedStatement call = connection.prepareStatement("select " + function + "(?, ?, ?, ?, 1, ?)")) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            while (System.nanoTime() < endNanos) {
                UUID id = SixTransfers.newId(random);
                call.setObject(1, id);
                call.setLong(2, id.getLeastSignificantBits());
                call.setLong(3, 1 + random.nextInt(SixTransfers.USERS));
                call.setLong(4, 1 + random.nextInt(SixTransfers.CREATORS));
                call.setLong(5, SixTransfers.CAP);
                call.executeQuery().close();
                committed++;
            }
        }
        return committed;
    }
}
