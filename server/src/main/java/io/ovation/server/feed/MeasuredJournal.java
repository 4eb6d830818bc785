package io.ovation.server.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ovation.journal.AppendRefused;
import io.ovation.journal.AppendUnknown;
import io.ovation.journal.BatchCodec;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalFault;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.SequenceTaken;
import io.ovation.journal.Tail;
import io.ovation.ledger.BatchTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A journal that counts and times what it is asked. Otherwise it is the one it stands before. Threads: as that one. */
final class MeasuredJournal implements Journal {
    private final Journal journal;
    private final MeterRegistry registry;
    private final CommitTimes times;
    private final Timer commits;
    private final Timer confirmations;
    private final DistributionSummary entries;
    private final DistributionSummary bytes;

    MeasuredJournal(Journal journal, MeterRegistry registry, CommitTimes times) {
        this.times = times;
        this.journal = journal;
        this.registry = registry;
        this.commits = Timer.builder(LedgerMetrics.COMMIT)
                .description("How long the store takes to make a batch durable")
                .serviceLevelObjectives(LedgerMetrics.COMMIT_BUCKETS)
                .register(registry);
        this.confirmations = Timer.builder(LedgerMetrics.CONFIRM)
                .description("How long the store takes to confirm the epoch of a round that appends nothing")
                .register(registry);
        this.entries = DistributionSummary.builder(LedgerMetrics.BATCH_ENTRIES)
                .description("Entries in a batch")
                .serviceLevelObjectives(1, 10, 100, 1_000, 4_000, 10_000)
                .register(registry);
        this.bytes = DistributionSummary.builder(LedgerMetrics.BATCH_BYTES)
                .description("Bytes of a batch")
                .baseUnit("bytes")
                .register(registry);
        for (String result : new String[] {"refused", "unknown", "taken", "other"}) {
            failures(result); // A counter that is not there until it counts cannot be watched.
        }
    }

    private Counter failures(String result) {
        return Counter.builder(LedgerMetrics.APPEND_FAILURES)
                .description("Appends that did not end well, by what the store said")
                .tag("result", result)
                .register(registry);
    }

    @Override
    public SealedBatch open(int shard, int epoch, BatchTime time) {
        return journal.open(shard, epoch, time);
    }

    @Override
    public void append(SealedBatch batch) {
        long begin = System.nanoTime();
        try {
            journal.append(batch);
        } catch (JournalFault failed) {
            failures(
                            switch (failed) {
                                case AppendRefused refused -> "refused";
                                case AppendUnknown unknown -> "unknown";
                                case SequenceTaken taken -> "taken";
                                default -> "other";
                            })
                    .increment();
            throw failed;
        }
        long tookNanos = System.nanoTime() - begin;
        BatchCodec.Header header = BatchCodec.header(batch.body());
        Instant end = Instant.now();
        long endNanos = TimeUnit.SECONDS.toNanos(end.getEpochSecond()) + end.getNano();
        times.note(new CommitTimes.Commit(
                batch.sequence(), endNanos - tookNanos, endNanos, header.entries(), batch.body().length));
        commits.record(tookNanos, TimeUnit.NANOSECONDS);
        entries.record(header.entries());
        bytes.record(batch.body().length);
    }

    @Override
    public void confirm(int shard, int epoch, long sequence) {
        long begin = System.nanoTime();
        journal.confirm(shard, epoch, sequence);
        confirmations.record(Duration.ofNanos(System.nanoTime() - begin));
    }

    @Override
    public void read(int shard, long fromSequence, BatchVisitor visitor) {
        journal.read(shard, fromSequence, visitor);
    }

    @Override
    public void readHashes(int shard, long fromSequence, long toSequence, HashVisitor visitor) {
        journal.readHashes(shard, fromSequence, toSequence, visitor);
    }

    @Override
    public void readStrays(int shard, BatchVisitor visitor) {
        journal.readStrays(shard, visitor);
    }

    @Override
    public Tail tail(int shard) {
        return journal.tail(shard);
    }

    @Override
    public End end(int shard) {
        return journal.end(shard);
    }

    @Override
    public void close() {
        journal.close();
    }
}
