package io.ovation.journal.snapshot;

import io.ovation.journal.Journal;
import io.ovation.journal.JournalFault;
import io.ovation.ledger.Ledger;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the newest snapshot that can be trusted. */
public final class Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private Snapshots() {}

    /**
     * A replica from the newest snapshot that is whole and lies on the journal's chain; one that is torn, changed, of another
     * form, or of a chain that the journal no longer holds (it was restored to an earlier moment) is passed over. Without any, the
     * replica is empty and the whole journal has to be read.
     *
     * @param idsPerGeneration memory for ids that the replica gets
     * @throws JournalFault when snapshots or journal cannot be asked
     */
    public static LedgerReplica newest(SnapshotStore store, Journal journal, int shard, int idsPerGeneration) {
        for (SnapshotPoint point : store.points(shard)) {
            try {
                if (!LedgerReplica.isOn(journal, shard, point.tail())) {
                    LOG.warn("{} is passed over: the journal does not hold its batch", point);
                    continue;
                }
                return read(store, point, idsPerGeneration);
            } catch (SnapshotDamaged damaged) {
                LOG.warn("{} is passed over: {}", point, damaged.getMessage());
            }
        }
        return LedgerReplica.empty(shard, idsPerGeneration);
    }

    /**
     * The replica that a snapshot holds.
     *
     * @throws SnapshotDamaged when it is not what was stored
     */
    public static LedgerReplica read(SnapshotStore store, SnapshotPoint point, int idsPerGeneration) {
        try (InputStream state = store.open(point)) {
            Ledger ledger = StateForm.read(state, idsPerGeneration);
            if (state.read() >= 0) {
                throw new SnapshotDamaged("bytes follow the state", null);
            }
            if (ledger.lastSequence() != point.entries()) {
                throw new SnapshotDamaged("it holds " + ledger.lastSequence() + " entries", null);
            }
            return LedgerReplica.at(point.shard(), ledger, point.tail());
        } catch (IOException | IllegalArgumentException | IllegalStateException broken) {
            throw new SnapshotDamaged("it cannot be read: " + broken.getMessage(), broken);
        }
    }
}
