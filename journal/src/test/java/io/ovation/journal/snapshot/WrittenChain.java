package io.ovation.journal.snapshot;

import io.ovation.journal.BatchEncoder;
import io.ovation.journal.Journal;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.Tail;
import io.ovation.journal.writer.Gifts;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.BucketClosing;
import io.ovation.ledger.Fingerprint;
import io.ovation.ledger.FloorRise;
import io.ovation.ledger.Ledger;
import io.ovation.ledger.LedgerRequest;
import io.ovation.ledger.Outcome;
import io.ovation.ledger.OutcomeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A random history of a shard, as a writer would have written it, to be read only. */
final class WrittenChain implements Journal {

    static final int SHARD = 1;
    private static final long BEGIN = 1_800_000_000_000L;

    final List<LedgerRequest> requests = new ArrayList<>();
    final List<SealedBatch> batches = new ArrayList<>();
    private final Ledger ledger = new Ledger(Integer.MAX_VALUE / 2);
    private final Random random;
    private final BatchEncoder encoder = new BatchEncoder();
    private long millis = BEGIN;
    private int day = 20_000;

    WrittenChain(long seed, int length) {
        random = new Random(seed);
        write(length);
    }

    void write(int length) {
        for (int i = 0; i < length; i++) {
            batch();
        }
    }

    BatchTime time() {
        return new BatchTime(millis, millis + 5);
    }

    private void batch() {
        millis += random.nextInt(1_000);
        int entries = random.nextInt(8);
        for (int i = 0; i < entries; i++) {
            LedgerRequest request = request();
            Outcome outcome = ledger.apply(request, time());
            if (outcome.code() == OutcomeCode.ACCEPTED) {
                requests.add(request);
                encoder.add(outcome.applied());
            }
        }
        byte[] previous = batches.isEmpty() ? new byte[32] : batches.getLast().hash();
        if (encoder.size() == 0) {
            Tail tail = batches.isEmpty()
                    ? Tail.empty()
                    : new Tail(batches.size(), 1, previous, new BatchTime(BEGIN, BEGIN));
            batches.add(BatchEncoder.barrier(SHARD, 1, time(), tail, ledger.lastSequence() + 1));
        } else {
            batches.add(encoder.seal(SHARD, batches.size() + 1, 1, time(), previous));
        }
    }

    private LedgerRequest request() {
        UUID id = new UUID(
                (millis - random.nextInt(3_000)) << 16 | 0x7000 | random.nextInt(0x1000),
                random.nextLong() >>> 2 | 0x8000000000000000L);
        Fingerprint fingerprint = new Fingerprint(random.nextLong(), 7);
        return switch (random.nextInt(12)) {
            case 0 ->
                new FloorRise(id, fingerprint, Long.MAX_VALUE, Gifts.meter(1).kind(), day);
            case 1 ->
                new BucketClosing(id, fingerprint, Long.MAX_VALUE, Gifts.meter(random.nextInt(5)), Gifts.issuance());
            case 2, 3, 4, 5 -> Gifts.purchase(id, random.nextInt(5), 1 + random.nextInt(1_000));
            default -> Gifts.gift(id, random.nextInt(5), 100 + random.nextInt(3), 1 + random.nextInt(100));
        };
    }

    @Override
    public void read(int shard, long fromSequence, BatchVisitor visitor) {
        for (int at = (int) Math.max(0, fromSequence - 1); at < batches.size(); at++) {
            if (!visitor.visit(batches.get(at))) {
                return;
            }
        }
    }

    @Override
    public Tail tail(int shard) {
        return batches.isEmpty()
                ? Tail.empty()
                : new Tail(batches.size(), 1, batches.getLast().hash(), time());
    }

    @Override
    public SealedBatch open(int shard, int epoch, BatchTime time) {
        throw new UnsupportedOperationException("is only read");
    }

    @Override
    public void append(SealedBatch batch) {
        throw new UnsupportedOperationException("is only read");
    }

    @Override
    public void confirm(int shard, int epoch, long sequence) {
        throw new UnsupportedOperationException("is only read");
    }

    @Override
    public void close() {
        // nothing to close
    }
}
