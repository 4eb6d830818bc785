package io.ovation.journal.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The end of a shard's log as the writer of this process has it: a producer, and what it knows to be the last batch. One
 * record is under way at a time. After a fault it is closed and never used again. One thread.
 */
final class ShardAppends implements AutoCloseable {

    private static final int REQUEST_TIMEOUT_MILLIS = 3_000;
    private static final int DELIVERY_TIMEOUT_MILLIS = 10_000;
    private static final int BUFFER_BYTES = 32 << 20;

    private final TopicPartition partition;
    private final Producer<byte[], byte[]> producer;
    private Place last = Place.START;

    ShardAppends(Map<String, Object> client, TopicPartition partition) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // Repeats what a broker may not have got, and never writes it twice: without it a retry could double a record.
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 0);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, ShardTopic.RECORD_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        // A store that hangs must become an unknown result, not a writer that hangs.
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 20);
        settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 200);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
        this.partition = partition;
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** What this writer knows of the chain. */
    Place last() {
        return last;
    }

    /** Whether a record at this offset stands directly behind everything this writer knows. */
    boolean isNext(long offset) {
        return offset == last.next();
    }

    /** From now on, this is known. */
    void advance(Place to) {
        last = to;
    }

    /**
     * Writes one record and returns its offset when enough brokers have it.
     *
     * @throws ExecutionException with what the client or the cluster said
     * @throws KafkaException when it could not be sent
     * @throws InterruptedException when the thread was interrupted; the record may still be written
     */
    long write(byte[] key, byte @Nullable [] value) throws ExecutionException, InterruptedException {
        return producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), key, value))
                .get()
                .offset();
    }

    /** Stops at once: what was not acknowledged counts as unknown. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            producer.close(Duration.ZERO);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
