package io.ovation.journal.writer;

import io.ovation.journal.AppendUnknown;
import io.ovation.journal.BatchCodec;
import io.ovation.journal.BatchEncoder;
import io.ovation.journal.EpochSuperseded;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.SequenceTaken;
import io.ovation.journal.Tail;
import io.ovation.ledger.BatchTime;
import java.util.ArrayList;
import java.util.List;

/** A chain in memory for tests that need no threads: fails when it is told to. */
final class MemoryJournal implements Journal {

    private final List<SealedBatch> batches = new ArrayList<>();
    boolean away;
    boolean loseNext;
    boolean keepNextSilently;

    @Override
    public SealedBatch open(int shard, int epoch, BatchTime time) {
        unavailableWhenAway();
        Tail tail = tail(shard);
        if (tail.epoch() > epoch) {
            throw new EpochSuperseded("epoch " + tail.epoch(), null);
        }
        long nextEntry = 1;
        BatchTime at = time;
        if (!batches.isEmpty()) {
            BatchCodec.Header last = BatchCodec.header(batches.getLast().body());
            nextEntry = last.firstEntry() + last.entries();
            at = last.time().wallMillis() > time.wallMillis() ? last.time() : time;
        }
        SealedBatch barrier = BatchEncoder.barrier(shard, epoch, at, tail, nextEntry);
        batches.add(barrier);
        return barrier;
    }

    @Override
    public void append(SealedBatch batch) {
        if (away) {
            throw new AppendUnknown("away", null);
        }
        if (batch.sequence() <= batches.size()) {
            throw new SequenceTaken("taken", null);
        }
        if (loseNext) {
            loseNext = false;
            throw new AppendUnknown("lost", null);
        }
        batches.add(batch);
        if (keepNextSilently) {
            keepNextSilently = false;
            throw new AppendUnknown("kept", null);
        }
    }

    @Override
    public void confirm(int shard, int epoch, long sequence) {
        unavailableWhenAway();
        if (batches.size() > sequence) {
            throw new EpochSuperseded("continued", null);
        }
    }

    @Override
    public void read(int shard, long fromSequence, BatchVisitor visitor) {
        unavailableWhenAway();
        for (int i = (int) fromSequence - 1; i < batches.size(); i++) {
            if (!visitor.visit(batches.get(i))) {
                return;
            }
        }
    }

    @Override
    public Tail tail(int shard) {
        unavailableWhenAway();
        if (batches.isEmpty()) {
            return Tail.empty();
        }
        SealedBatch last = batches.getLast();
        return new Tail(
                last.sequence(),
                last.epoch(),
                last.hash(),
                BatchCodec.header(last.body()).time());
    }

    private void unavailableWhenAway() {
        if (away) {
            throw new JournalUnavailable("away", null);
        }
    }

    @Override
    public void close() {}
}
