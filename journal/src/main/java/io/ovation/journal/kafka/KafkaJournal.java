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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * The journal on Apache Kafka: a topic of one partition a shard, three copies, a batch durable when two brokers have it.
 * Replicated is not fsynced: brokers write to disk later, so what is acknowledged survives any one of them, not the power
 * failure of two (docs/operating/kafka.md).
 *
 * <p>The fence is the order of the log, not a lock of the cluster: {@link Place#isFollowedBy} decides for every reader alike
 * which record has a place in the chain. A writer learns the offset of what it wrote. If it stands directly behind all it
 * knew, nobody came between; if not, it reads what came between and decides as every reader will. So an append, a
 * confirmation and a barrier are one write each, and none is believed before the log has shown its order.
 */
public final class KafkaJournal implements Journal {

    /** What topics are called unless another name is given: this, a dash, and the shard's number. */
    public static final String DEFAULT_TOPIC = "ovation-journal";

    private static final int OPEN_ATTEMPTS = 16;

    private final Map<String, Object> client;
    private final String topic;
    private final Map<Integer, ShardLog> logs = new ConcurrentHashMap<>();
    private final Map<Integer, ShardAppends> appends = new HashMap<>();

    /** As {@link #KafkaJournal(Map, String)}, without more than the brokers, {@code host:port,host:port}. */
    public KafkaJournal(String brokers) {
        this(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers), DEFAULT_TOPIC);
    }

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
        for (int attempt = 0; attempt < OPEN_ATTEMPTS; attempt++) {
            ShardLog.Ending ending = log.ending();
            if (ending.place().epoch() > epoch) {
                throw superseded(shard, ending.place(), epoch);
            }
            TailBatch tail = TailBatch.of(ending);
            SealedBatch barrier =
                    BatchEncoder.barrier(shard, epoch, later(tail.tail().time(), time), tail.tail(), tail.nextEntry());
            if (put(log, ending.place(), barrier)) {
                return barrier;
            }
            // Somebody was quicker: read the chain again. A record that came too late does no harm.
        }
        throw new JournalUnavailable("no barrier for shard " + shard + " after " + OPEN_ATTEMPTS + " attempts", null);
    }

    /**
     * Writes a barrier and reads back whether it has its place. It is read back even if nobody came between: what was read
     * before may have come from a leader that had been cut off, but the log in which the barrier now stands is the true one.
     */
    private boolean put(ShardLog log, Place before, SealedBatch barrier) {
        int shard = barrier.shard();
        ShardAppends old = appends.remove(shard);
        if (old != null) {
            old.close();
        } else {
            ShardTopic.ensure(client, log.partition().topic());
        }
        ShardAppends fresh = new ShardAppends(client, log.partition(), before);
        try {
            long offset = fresh.write(LogRecord.keyOf(barrier), barrier.body());
            Place after = log.follow(before, offset + 1);
            if (after.offset() != offset) {
                fresh.close();
                return false;
            }
            fresh.advance(after, offset + 1);
            log.knownUpTo(offset + 1);
            appends.put(shard, fresh);
            return true;
        } catch (ExecutionException | KafkaException failed) {
            fresh.close();
            throw new JournalUnavailable("the barrier of shard " + shard + " could not be written", failed);
        } catch (InterruptedException interrupted) {
            fresh.close();
            Thread.currentThread().interrupt();
            throw new JournalUnavailable("interrupted at the barrier of shard " + shard, interrupted);
        } catch (RuntimeException failed) {
            fresh.close();
            throw failed;
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
                        "sequence " + batch.sequence() + " of shard " + shard + " holds another batch", null);
            }
            end.advance(new Place(batch.sequence(), batch.epoch(), offset), offset + 1);
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
     * Writes a confirmation. Reading alone would not do: a leader that has been cut off goes on answering readers for some
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
            long offset = end.write(LogRecord.confirmationKey(shard, sequence, epoch), null);
            if (!end.isNext(offset)) {
                Place now = log(shard).follow(last, offset + 1);
                if (!now.equals(last)) {
                    forget(shard);
                    throw superseded(shard, now, epoch);
                }
            }
            end.advance(last, offset + 1);
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
        return TailBatch.of(log(shard).ending()).tail();
    }

    /** The end of the chain and the number of the next entry. */
    private record TailBatch(Tail tail, long nextEntry) {

        static TailBatch of(ShardLog.Ending ending) {
            LogRecord last = ending.last();
            if (last == null) {
                return new TailBatch(Tail.empty(), 1);
            }
            SealedBatch batch = last.batch();
            BatchCodec.Header header = BatchCodec.header(batch.body());
            return new TailBatch(
                    new Tail(batch.sequence(), batch.epoch(), batch.hash(), header.time()),
                    header.firstEntry() + header.entries());
        }
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
