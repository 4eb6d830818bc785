package io.ovation.journal.postgres;

import io.ovation.journal.Tail;
import io.ovation.journal.snapshot.LedgerReplica;
import io.ovation.journal.snapshot.SnapshotPoint;
import io.ovation.journal.snapshot.Snapshots;
import io.ovation.journal.writer.Gifts;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Amount;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Constraint;
import io.ovation.ledger.Entry;
import io.ovation.ledger.EntryBatch;
import io.ovation.ledger.Fingerprint;
import io.ovation.ledger.Ledger;
import io.ovation.ledger.StateReader;
import io.ovation.ledger.Transfer;
import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/** Measures by hand how long a snapshot of many accounts takes to put aside, to store, and to start from. */
final class SnapshotSpeed {

    private static final int IDS = 1 << 17;

    private SnapshotSpeed() {}

    /** The number of accounts is the first argument, 10 million else. */
    public static void main(String[] arguments) throws Exception {
        int accounts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        long now = System.currentTimeMillis();
        BatchTime time = new BatchTime(now, now);
        Ledger ledger = new Ledger(IDS);
        EntryBatch batch = new EntryBatch();
        for (int owner = 1; owner < accounts; ) {
            batch.clear();
            for (int i = 0; i < 1_000 && owner < accounts; i++) {
                batch.add(transfer(now, owner++));
            }
            for (int i = 0; i < batch.size(); i++) {
                ledger.applyAbsent(batch, i, time, ledger.idFloorMillis());
            }
            ledger.forgetIds(Long.MAX_VALUE);
        }
        DataSource source = TestDatabase.fresh();
        Path spool = Files.createTempFile("snapshot-speed", ".tmp");
        long begin = System.nanoTime();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(spool), 1 << 20)) {
            StateReader state = ledger.state();
            long[] part = new long[StateReader.MOST_LONGS];
            ByteBuffer bytes = ByteBuffer.allocate(StateReader.MOST_LONGS * Long.BYTES);
            for (int length = state.next(part); length > 0; length = state.next(part)) {
                bytes.asLongBuffer().put(part, 0, length);
                out.write(bytes.array(), 0, length * Long.BYTES);
            }
        }
        System.out.printf(
                "%,d accounts, %,d bytes, put aside in %,d ms%n",
                ledger.accountCount(), Files.size(spool), millisSince(begin));
        SnapshotPoint point = new SnapshotPoint(1, new Tail(7, 1, new byte[32], time), ledger.lastSequence());
        PostgresSnapshots store = new PostgresSnapshots(source);
        begin = System.nanoTime();
        try (InputStream in = Files.newInputStream(spool)) {
            store.save(point, in);
        }
        Files.delete(spool);
        System.out.printf("stored, at its limited pace, in %,d ms%n", millisSince(begin));
        byte[] expected = ledger.stateHash();
        for (int round = 0; round < 3; round++) {
            begin = System.nanoTime();
            LedgerReplica replica = Snapshots.read(store, point, IDS);
            System.out.printf("started from it in %,d ms%n", millisSince(begin));
            if (round == 0 && !Arrays.equals(expected, replica.ledger().stateHash())) {
                throw new IllegalStateException("the state differs");
            }
        }
        System.exit(0);
    }

    private static Entry transfer(long now, long owner) {
        return new Entry(
                Gifts.id(now),
                1,
                1,
                0,
                0,
                0,
                new Fingerprint(owner, 1),
                Long.MAX_VALUE,
                List.of(new Transfer(
                        Gifts.issuance(),
                        AccountId.of(Constraint.OWNED_BITS | 3, 1, 840, owner),
                        Amount.fixed(1 + owner % 1_000))),
                List.of());
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
