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
 *      17 32   hash; absent in a note
 * </pre>
 *
 * <p>A record without a value is a note: the sign of a writer that its epoch holds. It is no part of the chain, but it shuts out
 * lower epochs from there on. Whatever has no such key is foreign and is passed over.
 *
 * @param hash of the batch; null in what is not a batch
 * @param body of the batch; null in what is not a batch
 */
record LogRecord(long offset, int shard, long sequence, int epoch, byte @Nullable [] hash, byte @Nullable [] body) {

    private static final byte VERSION = 1;
    private static final int NOTE_BYTES = 17;
    private static final int KEY_BYTES = NOTE_BYTES + BatchCodec.HASH_BYTES;

    /** The key of a batch's record. */
    static byte[] keyOf(SealedBatch batch) {
        return ByteBuffer.allocate(KEY_BYTES)
                .put(noteKey(batch.shard(), batch.sequence(), batch.epoch()))
                .put(batch.hash())
                .array();
    }

    /** The key of a note of an epoch, which knows the chain up to a sequence. */
    static byte[] noteKey(int shard, long sequence, int epoch) {
        return ByteBuffer.allocate(NOTE_BYTES)
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
        boolean isOurs = key != null && (body == null ? key.length == NOTE_BYTES : key.length == KEY_BYTES);
        if (!isOurs || ByteBuffer.wrap(key).getInt(1) != shard) {
            return new LogRecord(record.offset(), shard, 0, 0, null, null);
        }
        if (key[0] > VERSION) {
            throw new JournalTooNew(
                    "a record of shard " + shard + " was written in format " + key[0] + "; this version reads up to "
                            + VERSION,
                    null);
        }
        ByteBuffer in = ByteBuffer.wrap(key, 5, NOTE_BYTES - 5);
        return new LogRecord(
                record.offset(),
                shard,
                in.getLong(),
                in.getInt(),
                body == null ? null : Arrays.copyOfRange(key, NOTE_BYTES, KEY_BYTES),
                body);
    }

    /** Whether it is a sign of its epoch, and no batch. */
    boolean isNote() {
        return hash == null && epoch > 0;
    }

    /** Whether it claims a place in the chain. */
    boolean isBatch() {
        return hash != null;
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
