package io.ovation.journal;

import io.ovation.journal.feed.BalancesProjection;
import io.ovation.journal.feed.ProjectionCursor;
import io.ovation.journal.proof.Damage;
import io.ovation.journal.proof.Place;
import io.ovation.journal.proof.Witnesses;
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
 * asset sums to zero; and says of the first thing that is wrong where it is. Needs no economics. Memory grows with the number of
 * accounts and by at most 64 bytes for each entry's id, not with what is stored. Threads: any; each verification reads on its own.
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
        return verify(journal, shard, Witnesses.none(), progress, Long.MAX_VALUE);
    }

    /**
     * Reads the whole chain and compares it with what is remembered of it elsewhere: without that, an end that was cut off cannot
     * be known.
     *
     * @param witnesses read before; used up by this
     * @param progress is told about every so many batches; not after the end
     * @throws JournalUnavailable when the store cannot be read
     */
    public static Report verify(Journal journal, int shard, Witnesses witnesses, Consumer<Progress> progress) {
        return verify(journal, shard, witnesses, progress, Long.MAX_VALUE);
    }

    private static Report verify(
            Journal journal, int shard, Witnesses witnesses, Consumer<Progress> progress, long upTo) {
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
                witnesses.hear(batch);
                if (batch.sequence() % PROGRESS_BATCHES == 0) {
                    progress.accept(new Progress(batch.sequence(), tail.sequence(), check.entries()));
                }
            });
        } catch (JournalDamaged | JournalTooNew wrong) {
            finding = place(Damage.after(good[0], journal, shard), wrong, good[0], ledger);
        }
        if (finding == null) {
            finding = sums(ledger, good[0].sequence());
        }
        if (finding == null && upTo == Long.MAX_VALUE) {
            finding = end(Damage.after(good[0], journal, shard), witnesses);
        }
        return new Report(good[0].sequence(), good[0].hash(), ledger.lastSequence(), ledger, finding);
    }

    private static Finding place(@Nullable Place place, JournalFault wrong, Tail good, Ledger ledger) {
        if (place != null) {
            return new Finding(place.sequence(), place.column(), place.entry(), place.what());
        }
        // The row fits its hashes, so what it says is wrong: the ledger stands before the entry that it did not take.
        boolean contradiction = wrong.getCause() != null;
        return new Finding(
                good.sequence() + 1,
                contradiction ? "body" : "",
                contradiction ? ledger.lastSequence() + 1 : 0,
                String.valueOf(wrong.getMessage()));
    }

    /** The chain is right as far as it goes: whether it went farther once. */
    private static @Nullable Finding end(@Nullable Place stray, Witnesses witnesses) {
        Place place = stray != null ? stray : witnesses.finding();
        return place == null ? null : new Finding(place.sequence(), place.column(), place.entry(), place.what());
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
        Report derived = verify(journal, shard, Witnesses.none(), progress -> {}, cursor.sequence());
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
        return first[0] == null ? null : new Finding(sequence, "", 0, first[0]);
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
                        sequence, "", 0, "asset " + sum.getKey() + " sums to " + sum.getValue() + " and not to zero");
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
     * @param column of {@code journal.batch} that was changed; empty when that cannot be told or is not the point
     * @param entry number of the entry that was changed or contradicts; 0 when no entry was, or it cannot be told
     * @param what in words
     */
    public record Finding(long sequence, String column, long entry, String what) {
        /** All of it in one line. */
        public String text() {
            return (column.isEmpty() ? "" : "column " + column + ", ")
                    + (entry == 0 ? "" : "entry " + entry + ", ")
                    + what;
        }
    }
}
