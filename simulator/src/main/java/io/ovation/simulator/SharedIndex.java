package io.ovation.simulator;

import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalUnavailable;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.IdIndex;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The durable id index of a world: covers whole batches, some time after they were stored. */
final class SharedIndex {

    private final Map<UUID, AcceptedEntry> entries = new HashMap<>();
    private long batches;
    private long covered;

    /** Covers more, at most so many batches. */
    void advance(Witness witness, int most) {
        for (int i = 0; i < most && batches < witness.durable(); i++) {
            JournalBatch batch = witness.batch(++batches);
            for (AcceptedEntry entry : batch.entries()) {
                entries.put(entry.id(), entry);
                covered = entry.sequence();
            }
        }
    }

    long covered() {
        return covered;
    }

    /** How one instance sees it: what it covers is heard of later, and look-ups take time and fail. */
    static final class View implements IdIndex {
        private final SharedIndex shared;
        private final World world;
        private final Instance instance;
        private long heardOf;

        View(SharedIndex shared, World world, Instance instance) {
            this.shared = shared;
            this.world = world;
            this.instance = instance;
            this.heardOf = shared.covered;
        }

        /** Hears how far the index has got. */
        void refresh() {
            heardOf = shared.covered;
        }

        @Override
        public @Nullable AcceptedEntry find(UUID id) {
            world.meanwhile(instance);
            if (world.storeAway() || world.dice().perMille(world.weather().lookupFault())) {
                world.happened(Happening.LOOKUP_FAILED);
                throw new JournalUnavailable("the index cannot be asked", null);
            }
            AcceptedEntry found = shared.entries.get(id);
            world.happened(found == null ? Happening.LOOKUP_FOUND_NOTHING : Happening.LOOKUP_FOUND);
            world.meanwhile(instance);
            return found;
        }

        @Override
        public long coveredSequence() {
            return heardOf;
        }
    }
}
