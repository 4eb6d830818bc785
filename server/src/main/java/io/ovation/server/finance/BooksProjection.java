package io.ovation.server.finance;

import io.ovation.economics.AccountKind;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Posted;
import io.ovation.server.feed.FeedBatch;
import io.ovation.server.feed.FeedProjection;
import io.ovation.server.store.RowCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Writes the books as rows: entries with their transfers, who they concern, every balance, and the turnover between
 * kinds of account. However many batches come at once, they are a handful of statements.
 */
@ApplicationScoped
public class BooksProjection implements FeedProjection {
    /** The name of its cursor. */
    public static final String NAME = "books";

    private static final List<String> TABLES = List.of(
            "finance_batch", "finance_entry", "finance_party", "finance_balance", "finance_flow", "finance_position");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(Handle handle, FeedBatch batch) {
        applyAll(handle, List.of(batch));
    }

    @Override
    public void applyAll(Handle handle, List<FeedBatch> batches) {
        if (batches.isEmpty()) {
            return;
        }
        List<AcceptedEntry> entries =
                batches.stream().flatMap(batch -> batch.entries().stream()).toList();
        try {
            Connection connection = handle.getConnection();
            if (!entries.isEmpty()) {
                writeBatches(connection, batches);
                writeEntries(connection, batches);
                writeParties(connection, entries);
                writeBalances(connection, entries);
                writeFlows(connection, entries);
            }
            writePosition(connection, batches.getLast(), entries.size());
        } catch (SQLException fault) {
            throw new IllegalStateException(
                    "The books' rows of the batches from " + batches.getFirst().sequence() + " on were not written",
                    fault);
        }
    }

    @Override
    public void clear(Handle handle) {
        TABLES.forEach(table -> handle.execute("delete from " + table));
    }

    /** Kind and asset of an account in 32 bits, as {@code finance_entry.places} holds them. */
    static int place(AccountId account) {
        return place(account.kind(), account.asset());
    }

    static int place(int kind, int asset) {
        return kind << 16 | asset;
    }

    private static void writeBatches(Connection connection, List<FeedBatch> batches) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into finance_batch"
                + " (sequence, wall, business, hash, previous_hash, merkle_root) values (?, ?, ?, ?, ?, ?)")) {
            for (FeedBatch batch : batches) {
                if (!batch.entries().isEmpty()) {
                    insert.setLong(1, batch.sequence());
                    insert.setTimestamp(2, Timestamp.from(batch.wall()));
                    insert.setTimestamp(3, Timestamp.from(batch.business()));
                    insert.setBytes(4, batch.hash());
                    insert.setBytes(5, batch.previousHash());
                    insert.setBytes(6, batch.merkleRoot());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void writeEntries(Connection connection, List<FeedBatch> batches) throws SQLException {
        RowCopy rows = new RowCopy(
                "finance_entry",
                "sequence",
                "id",
                "batch_sequence",
                "code",
                "rule_version",
                "reference1",
                "reference2",
                "reference3",
                "places",
                "transfers");
        for (FeedBatch batch : batches) {
            for (AcceptedEntry entry : batch.entries()) {
                rows.put(entry.sequence())
                        .put(entry.id())
                        .put(batch.sequence())
                        .put(entry.code())
                        .put(entry.ruleVersion())
                        .put(entry.reference1())
                        .put(entry.reference2())
                        .put(entry.reference3())
                        .put(places(entry))
                        .put(TransferBytes.encode(entry.transfers()))
                        .endRow();
            }
        }
        rows.send(connection);
    }

    private static int[] places(AcceptedEntry entry) {
        int[] places = new int[2 * entry.transfers().size()];
        int count = 0;
        for (Posted posted : entry.transfers()) {
            if (posted.amount() > 0) {
                count = addPlace(places, count, place(posted.debit()));
                count = addPlace(places, count, place(posted.credit()));
            }
        }
        return Arrays.copyOf(places, count);
    }

    private static int addPlace(int[] places, int count, int place) {
        for (int i = 0; i < count; i++) {
            if (places[i] == place) {
                return count;
            }
        }
        places[count] = place;
        return count + 1;
    }

    private static void writeParties(Connection connection, List<AcceptedEntry> entries) throws SQLException {
        RowCopy rows = new RowCopy("finance_party", "owner", "sequence");
        for (AcceptedEntry entry : entries) {
            for (long owner : parties(entry)) {
                rows.put(owner).put(entry.sequence()).endRow();
            }
        }
        rows.send(connection);
    }

    private static Set<Long> parties(AcceptedEntry entry) {
        Set<Long> owners = new HashSet<>();
        for (Posted posted : entry.transfers()) {
            addParty(owners, posted.debit());
            addParty(owners, posted.credit());
        }
        owners.addAll(EntryPeople.of(entry));
        return owners;
    }

    private static void addParty(Set<Long> owners, AccountId account) {
        switch (AccountKind.of(account).owner()) {
            case USER, CREATOR, HOLD, REFUND, PAYOUT, QUARANTINE, MEMBERSHIP -> owners.add(account.owner());
            case MARKET, PROVIDER, BANK_ACCOUNT -> {
                // Found by kind: nearly every entry has them.
            }
        }
    }

    private static void writeBalances(Connection connection, List<AcceptedEntry> entries) throws SQLException {
        Map<AccountId, Long> last = new LinkedHashMap<>();
        for (AcceptedEntry entry : entries) {
            for (Posted posted : entry.transfers()) {
                last.put(posted.debit(), posted.debitBalance());
                last.put(posted.credit(), posted.creditBalance());
            }
        }
        int size = last.size();
        Integer[] kinds = new Integer[size];
        Integer[] assets = new Integer[size];
        Integer[] buckets = new Integer[size];
        Long[] owners = new Long[size];
        Long[] balances = new Long[size];
        int i = 0;
        for (var each : last.entrySet()) {
            kinds[i] = each.getKey().kind();
            assets[i] = each.getKey().asset();
            buckets[i] = each.getKey().bucket();
            owners[i] = each.getKey().owner();
            balances[i] = each.getValue();
            i++;
        }
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into finance_balance (kind, asset, bucket, owner, balance)
                select * from unnest(?, ?, ?, ?, ?)
                on conflict (kind, asset, bucket, owner) do update set balance = excluded.balance""")) {
            upsert.setArray(1, connection.createArrayOf("integer", kinds));
            upsert.setArray(2, connection.createArrayOf("integer", assets));
            upsert.setArray(3, connection.createArrayOf("integer", buckets));
            upsert.setArray(4, connection.createArrayOf("bigint", owners));
            upsert.setArray(5, connection.createArrayOf("bigint", balances));
            upsert.executeUpdate();
        }
    }

    /** Between which kinds of account something moved, by which kind of event. */
    private record Way(int code, int debitKind, int creditKind, int asset) {}

    private static final class Turnover {
        private BigDecimal amount = BigDecimal.ZERO;
        private long transfers;
    }

    private static void writeFlows(Connection connection, List<AcceptedEntry> entries) throws SQLException {
        Map<Way, Turnover> ways = new HashMap<>();
        for (AcceptedEntry entry : entries) {
            for (Posted posted : entry.transfers()) {
                if (posted.amount() > 0) {
                    Turnover turnover = ways.computeIfAbsent(
                            new Way(
                                    entry.code(),
                                    posted.debit().kind(),
                                    posted.credit().kind(),
                                    posted.debit().asset()),
                            way -> new Turnover());
                    turnover.amount = turnover.amount.add(BigDecimal.valueOf(posted.amount()));
                    turnover.transfers++;
                }
            }
        }
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into finance_flow (code, debit_kind, credit_kind, asset, amount, transfers)
                values (?, ?, ?, ?, ?, ?)
                on conflict (code, debit_kind, credit_kind, asset) do update
                set amount = finance_flow.amount + excluded.amount,
                    transfers = finance_flow.transfers + excluded.transfers""")) {
            for (var each : ways.entrySet()) {
                upsert.setInt(1, each.getKey().code());
                upsert.setInt(2, each.getKey().debitKind());
                upsert.setInt(3, each.getKey().creditKind());
                upsert.setInt(4, each.getKey().asset());
                upsert.setBigDecimal(5, each.getValue().amount);
                upsert.setLong(6, each.getValue().transfers);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static void writePosition(Connection connection, FeedBatch batch, int entries) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into finance_position (only_row, sequence, hash, entries, business) values (true, ?, ?, ?, ?)
                on conflict (only_row) do update set sequence = excluded.sequence, hash = excluded.hash,
                    entries = finance_position.entries + excluded.entries, business = excluded.business""")) {
            upsert.setLong(1, batch.sequence());
            upsert.setBytes(2, batch.hash());
            upsert.setLong(3, entries);
            upsert.setTimestamp(4, Timestamp.from(batch.business()));
            upsert.executeUpdate();
        }
    }
}
