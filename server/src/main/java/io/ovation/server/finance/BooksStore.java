package io.ovation.server.finance;

import io.ovation.economics.Asset;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.AccountVisitor;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BooksProjection} wrote. Blocking. */
@ApplicationScoped
class BooksStore {
    private static final String ENTRY_COLUMNS = """
            select e.sequence, e.id, e.batch_sequence, e.code, e.rule_version, e.reference1, e.reference2, e.reference3,
                e.transfers, b.wall, b.business, b.hash, b.previous_hash, b.merkle_root
            from finance_entry e join finance_batch b on b.sequence = e.batch_sequence""";

    private final Database database;

    BooksStore(Database database) {
        this.database = database;
    }

    /** Up to where the rows are; zero before the first batch. */
    record Position(long sequence, byte[] hash, long entries, Instant business) {}

    /** An account and its natural balance. */
    record Balance(AccountId account, long balance) {}

    /** Balances of one kind and asset together. */
    record KindSum(int kind, int asset, long accounts, BigDecimal balance) {}

    /** What moved between two kinds of account by entries of a code, ever. */
    record Flow(int code, int debitKind, int creditKind, int asset, BigDecimal amount, long transfers) {}

    /** What the explorer looks for; null or empty means any. */
    record EntryFilter(@Nullable Long owner, @Nullable Long live, List<Integer> codes, List<Integer> places) {}

    /** Work on one consistent state of the rows. */
    <T> T atOneMoment(Database.Work<T> work) {
        return database.jdbi()
                .inTransaction(
                        org.jdbi.v3.core.transaction.TransactionIsolationLevel.REPEATABLE_READ,
                        handle -> work.apply(handle));
    }

    Position position(Handle handle) {
        return handle.createQuery("select sequence, hash, entries, business from finance_position")
                .map((rs, context) -> new Position(
                        rs.getLong(1),
                        rs.getBytes(2),
                        rs.getLong(3),
                        rs.getTimestamp(4).toInstant()))
                .findOne()
                .orElseGet(() -> new Position(0, new byte[32], 0, Instant.EPOCH));
    }

    Optional<BookEntry> entry(UUID id) {
        return database.withHandle(handle -> handle.createQuery(ENTRY_COLUMNS + " where e.id = :id")
                .bind("id", id)
                .map((rs, context) -> read(rs))
                .findOne());
    }

    /** Entries before a sequence, newest first. */
    List<BookEntry> entries(EntryFilter filter, long before, int limit) {
        StringBuilder sql = new StringBuilder(ENTRY_COLUMNS);
        if (filter.owner() != null) {
            sql.append(" join finance_party p on p.sequence = e.sequence and p.owner = :owner");
        }
        sql.append(" where e.sequence < :before");
        if (filter.owner() != null) {
            sql.append(" and p.sequence < :before");
        }
        if (filter.live() != null) {
            sql.append(" and e.reference1 = :live and e.code in (3, 4, 5, 6)");
        }
        if (!filter.codes().isEmpty()) {
            sql.append(" and e.code = any(:codes)");
        }
        if (!filter.places().isEmpty()) {
            sql.append(" and e.places && :places");
        }
        sql.append(filter.owner() != null ? " order by p.sequence desc" : " order by e.sequence desc")
                .append(" limit :limit");
        return database.withHandle(handle -> {
            handle.registerArrayType(Integer.class, "integer");
            Query query =
                    handle.createQuery(sql.toString()).bind("before", before).bind("limit", limit);
            if (filter.owner() != null) {
                query.bind("owner", filter.owner());
            }
            if (filter.live() != null) {
                query.bind("live", filter.live());
            }
            if (!filter.codes().isEmpty()) {
                query.bindArray("codes", Integer.class, filter.codes());
            }
            if (!filter.places().isEmpty()) {
                query.bindArray("places", Integer.class, filter.places());
            }
            return query.map((rs, context) -> read(rs)).list();
        });
    }

    /** Accounts with a balance, after a key, in the order of kind, asset, bucket, owner. */
    List<Balance> accounts(
            List<Integer> kinds, @Nullable Integer asset, @Nullable Long owner, AccountId after, int limit) {
        StringBuilder sql = new StringBuilder("""
                select kind, asset, bucket, owner, balance from finance_balance
                where balance <> 0 and (kind, asset, bucket, owner) > (:kind, :lastAsset, :bucket, :lastOwner)""");
        if (!kinds.isEmpty()) {
            sql.append(" and kind = any(:kinds)");
        }
        if (asset != null) {
            sql.append(" and asset = :asset");
        }
        if (owner != null) {
            sql.append(" and owner = :owner");
        }
        sql.append(" order by kind, asset, bucket, owner limit :limit");
        return database.withHandle(handle -> {
            handle.registerArrayType(Integer.class, "integer");
            Query query = handle.createQuery(sql.toString())
                    .bind("kind", after.kind())
                    .bind("lastAsset", after.asset())
                    .bind("bucket", after.bucket())
                    .bind("lastOwner", after.owner())
                    .bind("limit", limit);
            if (!kinds.isEmpty()) {
                query.bindArray("kinds", Integer.class, kinds);
            }
            if (asset != null) {
                query.bind("asset", asset);
            }
            if (owner != null) {
                query.bind("owner", owner);
            }
            return query.map((rs, context) -> new Balance(account(rs), rs.getLong(5)))
                    .list();
        });
    }

    List<KindSum> sums(Handle handle) {
        return handle.createQuery("select kind, asset, count(*) filter (where balance <> 0), sum(balance)"
                        + " from finance_balance group by kind, asset order by kind, asset")
                .map((rs, context) -> new KindSum(rs.getInt(1), rs.getInt(2), rs.getLong(3), rs.getBigDecimal(4)))
                .list();
    }

    List<Flow> flows(Handle handle) {
        return handle.createQuery("select code, debit_kind, credit_kind, asset, amount, transfers from finance_flow")
                .map((rs, context) -> new Flow(
                        rs.getInt(1), rs.getInt(2), rs.getInt(3), rs.getInt(4), rs.getBigDecimal(5), rs.getLong(6)))
                .list();
    }

    /** Which codes of entries touch accounts of these kinds. */
    List<Integer> codesTouching(List<Integer> kinds) {
        return database.withHandle(handle -> {
            handle.registerArrayType(Integer.class, "integer");
            return handle.createQuery("select distinct code from finance_flow where debit_kind = any(:kinds)"
                            + " or credit_kind = any(:kinds)")
                    .bindArray("kinds", Integer.class, kinds)
                    .mapTo(Integer.class)
                    .list();
        });
    }

    /** The places (kind and asset) of these kinds, or of all, that hold or ever held the asset, or any. */
    List<Integer> places(List<Integer> kinds, @Nullable Asset asset) {
        List<Integer> places =
                database.withHandle(handle -> handle.createQuery("select distinct kind, asset from finance_balance")
                        .map((rs, context) -> BooksProjection.place(rs.getInt(1), rs.getInt(2)))
                        .list());
        List<Integer> chosen = places.stream()
                .filter(place -> kinds.isEmpty() || kinds.contains(place >>> 16))
                .filter(place -> asset == null || asset.number() == (place & 0xFFFF))
                .toList();
        return chosen.isEmpty() ? List.of(0) : chosen;
    }

    /** Shows every account. */
    static void visitBalances(Handle handle, AccountVisitor visitor) {
        handle.createQuery("select kind, asset, bucket, owner, balance from finance_balance")
                .setFetchSize(10_000)
                .map((rs, context) -> new Balance(account(rs), rs.getLong(5)))
                .useIterator(rows -> rows.forEachRemaining(row -> visitor.visit(row.account(), row.balance())));
    }

    private static AccountId account(ResultSet rs) throws SQLException {
        return AccountId.of(rs.getInt(1), rs.getInt(2), rs.getInt(3), rs.getLong(4));
    }

    private static BookEntry read(ResultSet rs) throws SQLException {
        return new BookEntry(
                rs.getLong(1),
                rs.getObject(2, UUID.class),
                rs.getLong(3),
                rs.getInt(4),
                rs.getInt(5),
                rs.getLong(6),
                rs.getLong(7),
                rs.getLong(8),
                new ArrayList<>(TransferBytes.decode(rs.getBytes(9))),
                rs.getTimestamp(10).toInstant(),
                rs.getTimestamp(11).toInstant(),
                rs.getBytes(12),
                rs.getBytes(13),
                rs.getBytes(14));
    }
}
