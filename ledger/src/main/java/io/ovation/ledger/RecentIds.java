package io.ovation.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The accepted ids in memory: two generations and a floor. New ids go to the younger one; once that is full and the
 * durable index covers the older, the older is forgotten and the floor rises to its latest id time. Hence every accepted
 * id of a time above the floor is in memory, and about one at or below it the index has to be asked.
 */
final class RecentIds {

    private final int idsPerGeneration;
    private IdGeneration younger = new IdGeneration();
    private IdGeneration older = new IdGeneration();
    private long floorMillis = -1;

    RecentIds(int idsPerGeneration) {
        this.idsPerGeneration = idsPerGeneration;
    }

    long floorMillis() {
        return floorMillis;
    }

    @Nullable
    AcceptedEntry find(UUID id) {
        AcceptedEntry found = younger.find(id);
        return found != null ? found : older.find(id);
    }

    boolean contains(UUID id) {
        return younger.contains(id) || older.contains(id);
    }

    /** True when no more ids should be taken before some are forgotten. */
    boolean full() {
        return younger.size() >= 2L * idsPerGeneration;
    }

    void add(AcceptedEntry entry) {
        younger.add(entry);
    }

    void remove(long high, long low) {
        younger.remove(high, low);
        older.remove(high, low);
    }

    /** Forgets the older generation if it is time; false when it is time and the index does not cover it yet. */
    boolean forget(long coveredSequence) {
        if (younger.size() < idsPerGeneration) {
            return true;
        }
        if (older.lastSequence() > coveredSequence) {
            return false;
        }
        if (older.size() > 0) {
            // Rises by 1 at least: a look-up that began before something was forgotten must not count after it.
            floorMillis = Math.max(floorMillis + 1, older.latestIdMillis());
        }
        older = younger;
        younger = new IdGeneration(older.size());
        return true;
    }
}
