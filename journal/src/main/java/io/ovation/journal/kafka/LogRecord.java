package io.ovation.journal.kafka;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.JournalTooNew;
import io.ovation.journal.SealedBatch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of the log, as it stands there: the key carries what PostgreSQL keeps in columns, the value is the batch's body.
 *
 * <pre>
 * key   0  1   version
 *       1  4   shard
 *       5  8   sequence
 *      13  4   epoch
 *      17 32   hash; absent in a confirmation
 * </pre>
 *
 * <p>A record without a value is a confirmation: a writer's proof to itself that its epoch still holds. It is no part of the
 * chain. Whatever has no such key is foreign and is passed over.
 *
 * @param hash of the batch; null in what is not a batch
 * @param body of the batch; null in what is not a batch
 */
record LogRecord(long offset, int shard, long sequence, int epoch, byte @Nullable [] hash, byte @Nullable [] body) {

    private static final byte VERSION = 1;
    private static final int CONFIRMATION_BYTES = 17;
    private static final int KEY_BYTES = CONFIRMATION_BYTES + BatchCodec.HASH_BYTES;

    /** The key of a batch's record. */
    static byte[] keyOf(SealedBatch batch) {
        return ByteBuffer.allocate(KEY_BYTES)
                .put(confirmationKey(batch.shard(), batch.sequence(), batch.epoch()))
                .put(batch.hash())
                .array();
    }

    /** The key of a confirmation that the chain still ends with a batch. */
    static byte[] confirmationKey(int shard, long sequence, int epoch) {
        return ByteBuffer.allocate(CONFIRMATION_BYTES)
                .put(VERSION)
                .putInt(shard)
                .putLong(sequence)
                .putInt(epoch)
                .array();
    }

    /**
     * Reads a record of the log.
     *
     * @throws JournalTooNew when a newer version wrote it
     */
    static LogRecord of(int shard, ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        byte[] body = record.value();
        if (key == null || body == null || key.length == 0) {
            return new LogRecord(record.offset(), shard, 0, 0, null, null);
        }
        if (key[0] > VERSION) {
            throw new JournalTooNew(
                    "a record of shard " + shard + " was written in format " + key[0] + "; this version reads up to "
                            + VERSION,
                    null);
        }
        ByteBuffer in = ByteBuffer.wrap(key, 1, key.length - 1);
        if (key.length != KEY_BYTES || in.getInt() != shard) {
            return new LogRecord(record.offset(), shard, 0, 0, null, null);
        }
        return new LogRecord(
                record.offset(),
                shard,
                in.getLong(),
                in.getInt(),
                Arrays.copyOfRange(key, CONFIRMATION_BYTES, KEY_BYTES),
                body);
    }

    /** Whether it claims a place in the chain. */
    boolean isBatch() {
        return hash != null;
    }

    /** The place it has, if it is in the chain. */
    Place place() {
        return new Place(sequence, epoch, offset);
    }

    /** The batch. Only of a record that is one. */
    SealedBatch batch() {
        byte[] itsHash = hash;
        byte[] itsBody = body;
        if (itsHash == null || itsBody == null) {
            throw new IllegalStateException("the record at offset " + offset + " is no batch");
        }
        return new SealedBatch(shard, sequence, epoch, itsHash, itsBody);
    }

    /** Whether the batch names another record's batch as the one before it. */
    boolean continues(LogRecord before) {
        byte[] itsBody = body;
        return itsBody != null
                && before.hash != null
                && sequence == before.sequence + 1
                && BatchCodec.namesPrevious(itsBody, before.hash);
    }
}
