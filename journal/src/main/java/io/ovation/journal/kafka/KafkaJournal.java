package io.ovation.journal.kafka;

import io.ovation.journal.AppendRefused;
import io.ovation.journal.AppendUnknown;
import io.ovation.journal.BatchCodec;
import io.ovation.journal.BatchEncoder;
import io.ovation.journal.EpochSuperseded;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalFault;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.SequenceTaken;
import io.ovation.journal.Tail;
import io.ovation.ledger.BatchTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * The journal on Apache Kafka: a topic of one partition a shard, three copies, a batch durable when two brokers have it.
 * Replicated is not fsynced: brokers write to disk later, so what is acknowledged survives any one of them, not the power
 * failure of two (docs/operating/kafka.md).
 *
 * <p>The fence is the order of the log, not a lock of the cluster: {@link Place#after} decides for every reader alike
 * which record has a place in the chain. A writer learns the offset of what it wrote. If it stands directly behind all it
 * knew, nobody came between; if not, it reads what came between and decides as every reader will. So an append and a
 * confirmation are one write each, and neither is believed before the log has shown its order.
 */
public final class KafkaJournal implements Journal {

    private static final int OPEN_ATTEMPTS = 16;
    private static final Duration BARRIER_PATIENCE = Duration.ofSeconds(3);
    private static final Duration BARRIER_PAUSE = Duration.ofMillis(20);

    private final Map<String, Object> client;
    private final String topic;
    private final Map<Integer, ShardLog> logs = new ConcurrentHashMap<>();
    private final Map<Integer, ShardAppends> appends = new HashMap<>();
    private final Set<Integer> ensured = new HashSet<>();

    /**
     * Connects when it is first used.
     *
     * @param client settings of Kafka's clients that say how to reach the cluster: {@code bootstrap.servers}, and what
     *     encryption and authentication need
     * @param topic begins the names of the topics
     */
    public KafkaJournal(Map<String, ?> client, String topic) {
        this.client = Map.copyOf(client);
        this.topic = topic;
    }

    @Override
    public synchronized SealedBatch open(int shard, int epoch, BatchTime time) {
        ShardLog log = log(shard);
        requireNotSuperseded(log, epoch);
        ShardAppends fresh = connect(log);
        try {
            for (int attempt = 0; attempt < OPEN_ATTEMPTS; attempt++) {
                // The note shuts out lower epochs: what stands before it is all that they will ever have written. Who
                // can
                // read up to it reads the true log, and not that of a leader who was cut off.
                log.knownUpTo(fresh.write(LogRecord.noteKey(shard, 0, epoch), null) + 1);
                ShardLog.Ending ending = requireNotSuperseded(log, epoch);
                End end = end(ending);
                SealedBatch barrier = BatchEncoder.barrier(
                        shard, epoch, later(end.tail().time(), time), end.tail(), end.entries() + 1);
                long offset = fresh.write(LogRecord.keyOf(barrier), barrier.body());
                Place after = log.follow(ending.place(), offset + 1);
                if (after.offset() == offset) {
                    fresh.advance(after);
                    log.knownUpTo(offset + 1);
                    appends.put(shard, fresh);
                    return barrier;
                }
                // A record of this epoch that nobody waited for any more came first: read the chain again.
            }
        } catch (ExecutionException | KafkaException failed) {
            throw new JournalUnavailable("the barrier of shard " + shard + " could not be written", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JournalUnavailable("interrupted at the barrier of shard " + shard, interrupted);
        } finally {
            if (appends.get(shard) != fresh) {
                fresh.close();
            }
        }
        throw new JournalUnavailable("no barrier for shard " + shard + " after " + OPEN_ATTEMPTS + " attempts", null);
    }

    private ShardAppends connect(ShardLog log) {
        forget(log.shard());
        if (!ensured.contains(log.shard())) {
            ShardTopic.ensure(client, log.partition().topic());
            ensured.add(log.shard());
        }
        return new ShardAppends(client, log.partition());
    }

    /** Where the chain ends, if no higher epoch has it. Gives one that is just taking over a moment to put its barrier. */
    private static ShardLog.Ending requireNotSuperseded(ShardLog log, int epoch) {
        long deadline = System.nanoTime() + BARRIER_PATIENCE.toNanos();
        while (true) {
            ShardLog.Ending ending = log.ending();
            if (ending.place().epoch() <= epoch) {
                return ending;
            }
            LogRecord last = ending.last();
            if ((last != null && last.epoch() > epoch) || System.nanoTime() > deadline) {
                throw superseded(log.shard(), ending.place(), epoch);
            }
            LockSupport.parkNanos(BARRIER_PAUSE.toNanos());
        }
    }

    @Override
    public synchronized void append(SealedBatch batch) {
        int shard = batch.shard();
        ShardAppends end = appends.get(shard);
        if (end == null) {
            throw new AppendUnknown("shard " + shard + " has to be opened before batch " + batch.sequence(), null);
        }
        Place last = end.last();
        if (batch.sequence() <= last.sequence() || batch.epoch() < last.epoch()) {
            throw new SequenceTaken(
                    "shard " + shard + " is already at batch " + last.sequence() + " of epoch " + last.epoch(), null);
        }
        if (batch.sequence() > last.sequence() + 1) {
            throw new AppendRefused("batch " + batch.sequence() + " does not follow " + last.sequence(), null);
        }
        try {
            long offset = end.write(LogRecord.keyOf(batch), batch.body());
            if (!end.isNext(offset) && log(shard).follow(last, offset + 1).offset() != offset) {
                forget(shard);
                throw new SequenceTaken(
                        "batch " + batch.sequence() + " of shard " + shard + " came too late: its place was taken",
                        null);
            }
            end.advance(new Place(batch.sequence(), batch.epoch(), offset, offset + 1));
            log(shard).knownUpTo(offset + 1);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RecordTooLargeException tooLarge) {
                throw new AppendRefused("batch " + batch.sequence() + " is too large", tooLarge);
            }
            throw unknown(batch, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unknown(batch, interrupted);
        } catch (KafkaException | JournalUnavailable failed) {
            throw unknown(batch, failed);
        }
    }

    private JournalFault unknown(SealedBatch batch, Exception failed) {
        forget(batch.shard());
        return new AppendUnknown("the result of appending batch " + batch.sequence() + " is unknown", failed);
    }

    /**
     * Writes a note. Reading alone would not do: a leader that has been cut off goes on answering readers for some
     * time, but it can write nothing that counts.
     */
    @Override
    public synchronized void confirm(int shard, int epoch, long sequence) {
        ShardAppends end = appends.get(shard);
        Place last = end == null ? log(shard).ending().place() : end.last();
        if (last.sequence() > sequence || last.epoch() > epoch) {
            throw superseded(shard, last, epoch);
        }
        if (end == null) {
            throw new JournalUnavailable("shard " + shard + " has to be opened before it can be confirmed", null);
        }
        try {
            long offset = end.write(LogRecord.noteKey(shard, sequence, epoch), null);
            Place now = end.isNext(offset)
                    ? new Place(last.sequence(), last.epoch(), last.offset(), offset + 1)
                    : log(shard).follow(last, offset + 1);
            if (now.sequence() > sequence || now.epoch() > epoch) {
                forget(shard);
                throw superseded(shard, now, epoch);
            }
            end.advance(now);
        } catch (ExecutionException | KafkaException failed) {
            forget(shard);
            throw new JournalUnavailable("epoch " + epoch + " of shard " + shard + " cannot be confirmed", failed);
        } catch (InterruptedException interrupted) {
            forget(shard);
            Thread.currentThread().interrupt();
            throw new JournalUnavailable("interrupted while shard " + shard + " was confirmed", interrupted);
        }
    }

    @Override
    public void read(int shard, long fromSequence, BatchVisitor visitor) {
        log(shard).read(fromSequence, visitor);
    }

    @Override
    public Tail tail(int shard) {
        return end(shard).tail();
    }

    @Override
    public End end(int shard) {
        return end(log(shard).ending());
    }

    private static End end(ShardLog.Ending ending) {
        LogRecord last = ending.last();
        if (last == null) {
            return new End(Tail.empty(), 0);
        }
        SealedBatch batch = last.batch();
        BatchCodec.Header header = BatchCodec.header(batch.body());
        return new End(
                new Tail(batch.sequence(), batch.epoch(), batch.hash(), header.time()),
                header.firstEntry() - 1 + header.entries());
    }

    private static EpochSuperseded superseded(int shard, Place place, int epoch) {
        return new EpochSuperseded(
                "shard " + shard + " has gone on to batch " + place.sequence() + " of epoch " + place.epoch()
                        + "; this writer has epoch " + epoch,
                null);
    }

    private static BatchTime later(BatchTime a, BatchTime b) {
        return new BatchTime(
                Math.max(a.wallMillis(), b.wallMillis()), Math.max(a.businessMillis(), b.businessMillis()));
    }

    private ShardLog log(int shard) {
        return logs.computeIfAbsent(shard, number -> new ShardLog(client, number, topic + "-" + number));
    }

    private void forget(int shard) {
        ShardAppends end = appends.remove(shard);
        if (end != null) {
            end.close();
        }
    }

    @Override
    public synchronized void close() {
        appends.values().forEach(ShardAppends::close);
        appends.clear();
        logs.values().forEach(ShardLog::close);
    }
}
