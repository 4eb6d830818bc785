package io.ovation.simulator;

import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.snapshot.SnapshotDamaged;
import io.ovation.journal.snapshot.SnapshotPoint;
import io.ovation.journal.snapshot.SnapshotStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The snapshots of a world. All of one or none is stored, as the contract of {@link SnapshotStore} has it; later some are found
 * torn: reading one ends in {@link SnapshotDamaged} at the tear.
 */
final class MemorySnapshots {

    private static final class Stored {
        private final SnapshotPoint point;
        private final byte[] bytes;

        /** Where it is torn; beyond its end when it is whole. */
        private int tear = Integer.MAX_VALUE;

        Stored(SnapshotPoint point, byte[] bytes) {
            this.point = point;
            this.bytes = bytes;
        }
    }

    private final World world;
    private final List<Stored> snapshots = new ArrayList<>();

    MemorySnapshots(World world) {
        this.world = world;
    }

    /** Tears one of them. */
    void tear() {
        if (!snapshots.isEmpty()) {
            Stored torn = world.dice().of(snapshots);
            torn.tear = world.dice().below(torn.bytes.length);
            world.happened(Happening.SNAPSHOT_TORN);
            world.say("the snapshot at batch {} is torn", torn.point.tail().sequence());
        }
    }

    /** One instance's way to them. */
    final class Access implements SnapshotStore {
        private final Instance instance;

        Access(Instance instance) {
            this.instance = instance;
        }

        private void travel() {
            world.meanwhile(instance);
            if (world.storeAway() || world.dice().perMille(world.weather().readFault())) {
                world.happened(Happening.SNAPSHOT_STORE_FAILED);
                throw new JournalUnavailable("no snapshots in this weather", null);
            }
        }

        @Override
        public void save(SnapshotPoint point, InputStream state) {
            byte[] bytes;
            try {
                bytes = state.readAllBytes();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            travel();
            if (snapshots.stream().noneMatch(stored -> stored.point.equals(point))) {
                snapshots.add(new Stored(point, bytes));
                snapshots.sort(Comparator.comparingLong(
                                (Stored stored) -> stored.point.tail().sequence())
                        .reversed());
            }
            world.happened(Happening.SNAPSHOT_STORED);
            world.say(
                    "{} has stored the snapshot at batch {}",
                    instance,
                    point.tail().sequence());
            world.meanwhile(instance);
        }

        @Override
        public List<SnapshotPoint> points(int shard) {
            travel();
            return snapshots.stream().map(stored -> stored.point).toList();
        }

        @Override
        public InputStream open(SnapshotPoint point) {
            travel();
            for (Stored stored : snapshots) {
                if (stored.point.equals(point)) {
                    world.happened(Happening.SNAPSHOT_READ);
                    return new TornStream(stored.bytes, stored.tear);
                }
            }
            throw new SnapshotDamaged("it is gone", null);
        }

        @Override
        public void prune(int shard, int keep) {
            travel();
            if (snapshots.size() > keep) {
                snapshots.subList(keep, snapshots.size()).clear();
            }
        }
    }

    /** Reads up to a tear. */
    private static final class TornStream extends ByteArrayInputStream {
        private final int tear;

        TornStream(byte[] bytes, int tear) {
            super(bytes);
            this.tear = tear;
        }

        @Override
        public int read() {
            notTorn(1);
            return super.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            notTorn(length);
            return super.read(into, offset, length);
        }

        private void notTorn(int length) {
            if (tear < count && pos + length > tear) {
                throw new SnapshotDamaged("it is torn at byte " + tear, null);
            }
        }
    }
}
