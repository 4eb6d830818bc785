package io.ovation.simulator;

import static io.ovation.simulator.Violation.unless;

import io.ovation.journal.JournalBatch;
import io.ovation.journal.feed.ProjectionCursor;
import io.ovation.journal.feed.ProjectionStore;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Posted;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a projection that every instance keeps up: balances, added up posting by posting so that a batch counted twice or
 * not at all shows, beside a cursor.
 */
final class ProjectedRows {

    private final World world;
    private Map<AccountId, Long> balances = new HashMap<>();
    private long entries;
    private ProjectionCursor cursor = ProjectionCursor.BEGINNING;
    private @Nullable Transaction holder;

    /** Whether something was committed since the last check. */
    private boolean changed;

    ProjectedRows(World world) {
        this.world = world;
    }

    long sequence() {
        return cursor.sequence();
    }

    /** What is committed is what the journal says up to the cursor. */
    void check(Witness witness) {
        if (!changed) {
            return;
        }
        changed = false;
        long sequence = cursor.sequence();
        unless(sequence <= witness.durable(), "the projection is at batch %d of %d", sequence, witness.durable());
        if (sequence > 0) {
            boolean same = Arrays.equals(cursor.hash(), witness.batch(sequence).hash());
            unless(same, "the projection's cursor names another batch %d", sequence);
        }
        long moment = witness.entriesAt(sequence);
        unless(
                entries == moment,
                "the projection has counted %d entries at batch %d, not %d",
                entries,
                sequence,
                moment);
        for (AccountId account : witness.reference().accounts()) {
            long projected = balances.getOrDefault(account, 0L);
            long real = witness.reference().balance(account, moment);
            unless(
                    projected == real,
                    "account %s is projected as %d at batch %d, not %d",
                    account,
                    projected,
                    sequence,
                    real);
        }
    }

    /** One instance's transactions on the rows. */
    final class Transaction implements ProjectionStore {
        private final Instance instance;
        private @Nullable Map<AccountId, Long> changedBalances;
        private long changedEntries;
        private @Nullable ProjectionCursor changedCursor;

        Transaction(Instance instance) {
            this.instance = instance;
        }

        private void travel() throws SQLException {
            world.meanwhile(instance);
            if (world.storeAway() || world.dice().perMille(world.weather().projectionFault())) {
                world.happened(Happening.PROJECTION_FAILED);
                throw new SQLException("not in this weather");
            }
        }

        @Override
        public ProjectionCursor cursor() throws SQLException {
            travel();
            ProjectionCursor own = changedCursor;
            return own == null ? cursor : own;
        }

        @Override
        public boolean move(ProjectionCursor from, ProjectionCursor to) throws SQLException {
            travel();
            if (holder != null && holder != this) {
                world.happened(Happening.PROJECTION_LOCKED_BY_ANOTHER);
                throw new SQLException("the row is locked");
            }
            if (from.sequence() != cursor.sequence() || !Arrays.equals(from.hash(), cursor.hash())) {
                world.happened(Happening.PROJECTION_OVERTAKEN);
                return false;
            }
            holder = this;
            changedCursor = to;
            return true;
        }

        @Override
        public void apply(List<JournalBatch> batches) throws SQLException {
            travel();
            Map<AccountId, Long> changed = changedBalances == null ? new HashMap<>(balances) : changedBalances;
            long counted = changedBalances == null ? entries : changedEntries;
            for (JournalBatch batch : batches) {
                for (AcceptedEntry entry : batch.entries()) {
                    counted++;
                    for (Posted posted : entry.transfers()) {
                        add(
                                changed,
                                posted.debit(),
                                posted.debit().debitNatural() ? posted.amount() : -posted.amount());
                        add(
                                changed,
                                posted.credit(),
                                posted.credit().debitNatural() ? -posted.amount() : posted.amount());
                    }
                }
            }
            changedBalances = changed;
            changedEntries = counted;
        }

        private static void add(Map<AccountId, Long> to, AccountId account, long change) {
            to.merge(account, change, Long::sum);
        }

        @Override
        public void clear() throws SQLException {
            travel();
            changedBalances = new HashMap<>();
            changedEntries = 0;
            changedCursor = ProjectionCursor.BEGINNING;
        }

        @Override
        public void commit() throws SQLException {
            travel();
            if (changedBalances != null) {
                balances = changedBalances;
                entries = changedEntries;
            }
            if (changedCursor != null) {
                cursor = changedCursor;
                world.say("{} commits the projection at batch {}", instance, cursor.sequence());
            }
            boolean moved = changedCursor != null;
            changed = true;
            drop();
            if (moved && world.dice().perMille(world.weather().projectionFault())) {
                world.happened(Happening.PROJECTION_COMMIT_UNKNOWN);
                throw new SQLException("the commit's answer was lost");
            }
        }

        @Override
        public void rollback() {
            drop();
        }

        @Override
        public void disconnect() {
            drop();
        }

        /** The instance has died: the database rolls back what it had begun. */
        void die() {
            if (changedBalances != null) {
                world.happened(Happening.PROJECTION_CRASHED_BETWEEN_ROWS_AND_COMMIT);
            }
            drop();
        }

        private void drop() {
            changedBalances = null;
            changedCursor = null;
            if (holder == this) {
                holder = null;
            }
        }
    }
}
