package io.ovation.simulator;

import io.ovation.journal.ShardLease;
import org.jspecify.annotations.Nullable;

/** Gives out the lease of the shard, each with a higher epoch. Who has lost it learns that later, or never. */
final class LeaseDesk {

    private final Parts parts;
    private int epoch;
    private @Nullable Lease current;

    LeaseDesk(Parts parts) {
        this.parts = parts;
    }

    Lease take(int shard) {
        epoch = parts.nextEpoch(epoch);
        current = new Lease(shard, epoch);
        return current;
    }

    /** Whether somebody else has taken it since. */
    boolean isTakenFrom(Lease lease) {
        return current != lease;
    }

    /** One holding of the lease, as its holder sees it. */
    static final class Lease implements ShardLease {
        private final int shard;
        private final int epoch;
        private boolean lost;

        private Lease(int shard, int epoch) {
            this.shard = shard;
            this.epoch = epoch;
        }

        /** The holder learns that it has lost it. */
        void lose() {
            lost = true;
        }

        @Override
        public int shard() {
            return shard;
        }

        @Override
        public int epoch() {
            return epoch;
        }

        @Override
        public boolean isLost() {
            return lost;
        }

        @Override
        public void close() {
            lost = true;
        }
    }
}
