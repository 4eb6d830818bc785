package io.ovation.journal;

import io.ovation.journal.feed.BalancesProjection;
import io.ovation.journal.feed.ProjectionCursor;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.IdIndex;
import io.ovation.ledger.Ledger;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Re-derives everything a shard's journal claims: sequences without gaps, epochs and times that never fall, the hash chain,
 * Merkle roots, every recorded balance after (by replay into a fresh ledger), that no id was accepted twice, and that every
 * asset sums to zero. Needs no
 * economics. Threads: any; each verification reads on its own.
 */
public final class JournalVerifier {

    private static final int PROGRESS_BATCHES = 1_000;
    private static final int RECENT_IDS = 1 << 12;

    /** Lets the replaying ledger forget ids early: here every id of the chain is compared with all others anyway. */
    private static final IdIndex EVERYTHING = new IdIndex() {
        @Override
        public @Nullable AcceptedEntry find(UUID id) {
            return null;
        }

        @Override
        public long coveredSequence() {
            return Long.MAX_VALUE;
        }
    };

    private JournalVerifier() {}

    /**
     * Reads the whole chain.
     *
     * @param progress is told about every so many batches; not after the end
     * @throws JournalUnavailable when the store cannot be read
     */
    public static Report verify(Journal journal, int shard, Consumer<Progress> progress) {
        return verify(journal, shard, progress, Long.MAX_VALUE);
    }

    private static Report verify(Journal journal, int shard, Consumer<Progress> progress, long upTo) {
        Ledger ledger = new Ledger(RECENT_IDS);
        SeenIds seen = new SeenIds();
        ChainCheck check = new ChainCheck(shard);
        Tail tail = journal.tail(shard);
        Tail[] good = {Tail.empty()};
        Finding finding = null;
        try {
            Recovery.replay(journal, shard, ledger, EVERYTHING, check, upTo, batch -> {
                for (AcceptedEntry entry : batch.entries()) {
                    if (!seen.add(entry.id())) {
                        throw new JournalDamaged(
                                "batch " + batch.sequence() + " accepts entry " + entry.id() + " a second time", null);
                    }
                }
                good[0] = check.tail();
                if (batch.sequence() % PROGRESS_BATCHES == 0) {
                    progress.accept(new Progress(batch.sequence(), tail.sequence(), check.entries()));
                }
            });
        } catch (JournalDamaged | JournalTooNew wrong) {
            finding = new Finding(good[0].sequence() + 1, String.valueOf(wrong.getMessage()));
        }
        if (finding == null) {
            finding = sums(ledger, good[0].sequence());
        }
        return new Report(good[0].sequence(), good[0].hash(), ledger.lastSequence(), ledger, finding);
    }

    /**
     * Compares the balances that {@link BalancesProjection} has written with those re-derived from the journal up to the
     * same batch.
     *
     * @return the first difference, or null when they are the same
     * @throws JournalUnavailable when the store cannot be read
     */
    public static @Nullable Finding compareBalances(Journal journal, int shard, Connection connection)
            throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        int isolation = connection.getTransactionIsolation();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        ProjectionCursor cursor;
        Map<AccountId, Long> projected;
        try {
            cursor = ProjectionCursor.read(connection, BalancesProjection.NAME, shard);
            projected = BalancesProjection.read(connection, shard);
        } finally {
            connection.rollback();
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(autoCommit);
        }
        Report derived = verify(journal, shard, progress -> {}, cursor.sequence());
        if (derived.finding() != null) {
            return derived.finding();
        }
        return difference(derived.ledger(), projected, cursor.sequence());
    }

    private static @Nullable Finding difference(Ledger ledger, Map<AccountId, Long> projected, long sequence) {
        Map<AccountId, Long> left = new TreeMap<>(projected);
        String[] first = new String[1];
        ledger.forEachAccount((account, balance) -> {
            Long row = left.remove(account);
            if (first[0] == null && (row == null ? balance != 0 : row != balance)) {
                first[0] = "account " + account + " is projected as " + row + ", the journal says " + balance;
            }
        });
        if (first[0] == null && !left.isEmpty()) {
            first[0] = "accounts are projected that the journal does not have: "
                    + left.keySet().iterator().next();
        }
        return first[0] == null ? null : new Finding(sequence, first[0]);
    }

    private static @Nullable Finding sums(Ledger ledger, long sequence) {
        Map<Integer, BigInteger> sums = new TreeMap<>();
        ledger.forEachAccount((account, balance) -> {
            BigInteger signed = BigInteger.valueOf(balance);
            sums.merge(account.asset(), account.debitNatural() ? signed.negate() : signed, BigInteger::add);
        });
        for (Map.Entry<Integer, BigInteger> sum : sums.entrySet()) {
            if (sum.getValue().signum() != 0) {
                return new Finding(
                        sequence, "asset " + sum.getKey() + " sums to " + sum.getValue() + " and not to zero");
            }
        }
        return null;
    }

    /**
     * How far it has got.
     *
     * @param lastSequence end of the chain when the verification began
     */
    public record Progress(long sequence, long lastSequence, long entries) {}

    /**
     * What was found.
     *
     * @param sequence last batch that is right
     * @param hash its hash
     * @param entries accepted entries up to there
     * @param ledger the state replayed from the chain; up to there when nothing is wrong
     * @param finding the first thing that is wrong, or null when everything holds
     */
    public record Report(
            long sequence,
            byte[] hash,
            long entries,
            Ledger ledger,
            @Nullable Finding finding) {
        /** Whether everything holds. */
        public boolean holds() {
            return finding == null;
        }
    }

    /**
     * Something wrong.
     *
     * @param sequence the batch
     * @param what in words
     */
    public record Finding(long sequence, String what) {}
}
