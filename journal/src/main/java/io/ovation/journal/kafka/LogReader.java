package io.ovation.journal.kafka;

import io.ovation.journal.JournalDamaged;
import io.ovation.journal.JournalUnavailable;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the records of one shard's log in their order. Used again and again by one thread at a time: a reader that goes on
 * where it stopped finds the next records already fetched.
 */
final class LogReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FETCH_BYTES = 4 << 20;

    private final int shard;
    private final TopicPartition partition;
    private final Consumer<byte[], byte[]> consumer;
    private final long patienceNanos;
    private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();
    private volatile long next = -1;
    private boolean exists;

    /**
     * Connects when it is first used.
     *
     * @param client how to reach the cluster
     * @param patience how long the log may stand still before it counts as away
     */
    LogReader(Map<String, Object> client, int shard, TopicPartition partition, Duration patience) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 4_096);
        // A fetch that waits at the end of the log would hold up the next one from another place.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        this.shard = shard;
        this.partition = partition;
        this.patienceNanos = patience.toNanos();
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The offset that it would read next; -1 when it has not read yet. */
    long position() {
        return next;
    }

    /**
     * Where the log ends now, as the partition's leader knows; -1 when there is no such log yet.
     *
     * @throws JournalUnavailable when no leader answers
     */
    long end() {
        return asking(() -> {
            if (!exists) {
                List<?> partitions = consumer.partitionsFor(partition.topic());
                if (partitions == null || partitions.isEmpty()) {
                    return -1L;
                }
                exists = true;
            }
            Long end = consumer.endOffsets(List.of(partition)).get(partition);
            return end == null ? -1L : end;
        });
    }

    /** Goes to an offset. */
    void seek(long offset) {
        if (offset == next) {
            return;
        }
        asking(() -> {
            if (next < 0) {
                consumer.assign(List.of(partition));
            }
            consumer.seek(partition, offset);
            fetched = Collections.emptyIterator();
            next = offset;
            return offset;
        });
    }

    /** Whether it stands before an offset. Reads nothing. */
    boolean hasNextBefore(long end) {
        return next < end;
    }

    /**
     * The next record. The caller knows that there is one.
     *
     * @throws JournalDamaged when the log no longer has it
     * @throws JournalUnavailable when it does not come in time
     */
    LogRecord next() {
        return asking(() -> {
            long deadline = System.nanoTime() + patienceNanos;
            while (!fetched.hasNext()) {
                fetched = consumer.poll(POLL).records(partition).iterator();
                if (!fetched.hasNext() && System.nanoTime() > deadline) {
                    throw new JournalUnavailable(
                            "the log of shard " + shard + " does not answer from offset " + next, null);
                }
            }
            ConsumerRecord<byte[], byte[]> record = fetched.next();
            next = record.offset() + 1;
            return LogRecord.of(shard, record);
        });
    }

    private <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (OffsetOutOfRangeException gone) {
            if (next == 0) {
                throw new JournalDamaged(
                        "the beginning of the log of shard " + shard + " is gone: its topic " + partition.topic()
                                + " must keep everything for ever",
                        gone);
            }
            throw new JournalUnavailable("the log of shard " + shard + " has no offset " + next + " now", gone);
        } catch (InterruptException interrupted) {
            throw new JournalUnavailable("interrupted while reading the log of shard " + shard, interrupted);
        } catch (KafkaException failed) {
            throw new JournalUnavailable("the log of shard " + shard + " cannot be read", failed);
        }
    }

    @Override
    public void close() {
        // The client refuses to close while the thread is interrupted, and would keep its sockets.
        boolean interrupted = Thread.interrupted();
        try {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        } catch (KafkaException alreadyBroken) {
            LOG.debug("a reader could not be closed", alreadyBroken);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
