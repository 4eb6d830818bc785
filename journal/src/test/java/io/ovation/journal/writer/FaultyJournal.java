package io.ovation.journal.writer;

import io.ovation.journal.AppendRefused;
import io.ovation.journal.AppendUnknown;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.Tail;
import io.ovation.ledger.BatchTime;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A real journal that fails when it is told to, in the ways in which a store fails. */
final class FaultyJournal implements Journal {

    enum Fault {
        /** Certainly not stored. */
        REFUSED,
        /** Stored, but nobody says so. */
        UNKNOWN_STORED,
        /** Not stored, and nobody says so. */
        UNKNOWN_LOST,
        /** Another instance opens a higher epoch just before. */
        STOLEN,
        /** The append is stored, nobody says so, and then another instance opens a higher epoch. */
        UNKNOWN_STORED_THEN_STOLEN,
    }

    private final Journal real;
    private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger appends = new AtomicInteger();
    private volatile boolean down;
    private volatile CountDownLatch held;
    private volatile CountDownLatch arrived = new CountDownLatch(0);

    FaultyJournal(Journal real) {
        this.real = real;
    }

    void failNext(Fault fault) {
        faults.add(fault);
    }

    void down(boolean away) {
        down = away;
    }

    /** The next appends and confirmations wait until {@link #release}. */
    void hold() {
        arrived = new CountDownLatch(1);
        held = new CountDownLatch(1);
    }

    boolean awaitHeld() throws InterruptedException {
        return arrived.await(10, TimeUnit.SECONDS);
    }

    void release() {
        CountDownLatch latch = held;
        held = null;
        latch.countDown();
    }

    int appends() {
        return appends.get();
    }

    private void waitWhileHeld() {
        CountDownLatch latch = held;
        if (latch != null) {
            arrived.countDown();
            try {
                latch.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    @Override
    public SealedBatch open(int shard, int epoch, BatchTime time) {
        unavailableWhenDown();
        return real.open(shard, epoch, time);
    }

    @Override
    public void append(SealedBatch batch) {
        waitWhileHeld();
        if (down) {
            throw new AppendUnknown("down", null);
        }
        Fault fault = faults.poll();
        switch (fault) {
            case null -> real.append(batch);
            case REFUSED -> throw new AppendRefused("refused by the test", null);
            case UNKNOWN_LOST -> throw new AppendUnknown("lost by the test", null);
            case UNKNOWN_STORED -> {
                real.append(batch);
                throw new AppendUnknown("stored, not said, by the test", null);
            }
            case STOLEN -> {
                real.open(batch.shard(), batch.epoch() + 1, new BatchTime(0, 0));
                real.append(batch);
            }
            case UNKNOWN_STORED_THEN_STOLEN -> {
                real.append(batch);
                real.open(batch.shard(), batch.epoch() + 1, new BatchTime(0, 0));
                throw new AppendUnknown("stored, not said, and then stolen, by the test", null);
            }
        }
        appends.incrementAndGet();
    }

    @Override
    public void confirm(int shard, int epoch, long sequence) {
        waitWhileHeld();
        unavailableWhenDown();
        real.confirm(shard, epoch, sequence);
    }

    @Override
    public void read(int shard, long fromSequence, BatchVisitor visitor) {
        unavailableWhenDown();
        real.read(shard, fromSequence, visitor);
    }

    @Override
    public Tail tail(int shard) {
        unavailableWhenDown();
        return real.tail(shard);
    }

    private void unavailableWhenDown() {
        if (down) {
            throw new JournalUnavailable("down", null);
        }
    }

    @Override
    public void close() {
        real.close();
    }
}
