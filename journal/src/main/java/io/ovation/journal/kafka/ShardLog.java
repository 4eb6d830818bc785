package io.ovation.journal.kafka;

import io.ovation.journal.Journal.BatchVisitor;
import io.ovation.journal.JournalUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A shard's chain as readers find it in the log. Threads: any.
 *
 * <p>Kafka finds records by offset, readers ask by sequence. Both rise together, so a place is found by halving: any record
 * that names the batch before it proves that batch to be in the chain, because nobody appends before he knows that. Places
 * that were passed are remembered, thinned out; from the nearest one the log is read on.
 */
final class ShardLog implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_IDLE_READERS = 8;

    /** So many offsets are read faster than halved once more. */
    private static final long NEAR = 256;

    private static final int FIRST_WINDOW = 8;

    private final Map<String, Object> client;
    private final int shard;
    private final TopicPartition partition;
    private final OffsetIndex index = new OffsetIndex();
    private final ConcurrentLinkedDeque<LogReader> idle = new ConcurrentLinkedDeque<>();
    private volatile long knownEnd;
    private volatile boolean closed;
    private volatile Ending ending = new Ending(0, Place.START, null);

    /** What the last look at the end found: the end of the log, the end of the chain, and the batch there. */
    record Ending(long end, Place place, @Nullable LogRecord last) {}

    ShardLog(Map<String, Object> client, int shard, String topic) {
        this.client = client;
        this.shard = shard;
        this.partition = new TopicPartition(topic, 0);
    }

    int shard() {
        return shard;
    }

    TopicPartition partition() {
        return partition;
    }

    /** Everything before this offset is durable: readers of this process must see it, whatever a leader cut off says. */
    void knownUpTo(long end) {
        knownEnd = Math.max(knownEnd, end);
    }

    /** Hands over the chain from a sequence on. */
    void read(long fromSequence, BatchVisitor visitor) {
        Place near = index.atOrBefore(fromSequence - 1);
        using(near.next(), reader -> {
            long end = end(reader);
            Place from = find(reader, fromSequence - 1, end);
            return walk(reader, from, end, record -> record.sequence() < fromSequence || visitor.visit(record.batch()));
        });
    }

    /** Where the chain ends. */
    Ending ending() {
        return using(ending.place().next(), this::ending);
    }

    /** Follows the chain from a place up to an offset that is known to be in the log; returns the last place in it. */
    Place follow(Place from, long end) {
        return using(from.next(), reader -> walk(reader, from, end, record -> true));
    }

    private long end(LogReader reader) {
        return Math.max(reader.end(), knownEnd);
    }

    private Ending ending(LogReader reader) {
        Ending before = ending;
        long end = end(reader);
        if (end <= before.end()) {
            return before;
        }
        LogRecord[] last = {before.last()};
        Place from = before.place();
        // From the end backwards, until the records tell where the chain runs, or the place known before is reached.
        for (long window = FIRST_WINDOW; end - window > from.next(); window *= 8) {
            LogRecord certain = firstCertain(reader, end - window, end);
            if (certain != null) {
                from = Place.at(certain);
                last[0] = certain;
                break;
            }
        }
        Place place = walk(reader, from, end, record -> {
            last[0] = record;
            return true;
        });
        Ending now = new Ending(end, place, last[0]);
        ending = now;
        return now;
    }

    /** A place at or before a sequence, and near it in the log. */
    private Place find(LogReader reader, long sequence, long end) {
        Place low = index.atOrBefore(sequence);
        long high = index.offsetAtOrAfter(sequence + 1, end);
        while (high - low.next() > NEAR) {
            long middle = low.next() + (high - low.next()) / 2;
            LogRecord certain = firstCertain(reader, middle, high);
            if (certain == null) {
                // Left-overs only, up to the upper bound: what is wanted lies below.
                high = middle;
            } else if (certain.sequence() <= sequence) {
                low = Place.at(certain);
                index.stopped(low);
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The first record in a range that is certainly in the chain, because another one in the range continues it. A record
     * that comes after one of a higher sequence or epoch is a left-over and proves nothing.
     */
    private @Nullable LogRecord firstCertain(LogReader reader, long begin, long end) {
        List<LogRecord> seen = new ArrayList<>();
        long highest = 0;
        int floor = 0;
        reader.seek(begin);
        while (reader.hasNextBefore(end)) {
            LogRecord record = reader.next();
            for (LogRecord before : seen) {
                if (record.continues(before)) {
                    return before;
                }
            }
            if (record.isBatch() && record.sequence() > highest && record.epoch() >= floor) {
                seen.add(record);
                highest = record.sequence();
            }
            floor = Math.max(floor, record.epoch());
        }
        return null;
    }

    private Place walk(LogReader reader, Place from, long end, Predicate<LogRecord> visitor) {
        Place at = from;
        reader.seek(from.next());
        while (reader.hasNextBefore(end)) {
            LogRecord record = reader.next();
            Place after = at.after(record);
            boolean isNext = after.sequence() > at.sequence();
            at = after;
            if (isNext) {
                index.passed(at);
                if (!visitor.test(record)) {
                    break;
                }
            }
        }
        index.stopped(at);
        return at;
    }

    /** Lends a reader; of those that wait preferably the one that has fetched what follows in the log. */
    private <T> T using(long position, Function<LogReader, T> work) {
        LogReader reader = waiting(position);
        if (reader == null) {
            reader = new LogReader(client, shard, partition, PATIENCE);
        }
        boolean usable = false;
        try {
            if (closed) {
                throw new JournalUnavailable("the journal is closed", null);
            }
            T result = work.apply(reader);
            usable = true;
            return result;
        } finally {
            if (usable && idle.size() < MOST_IDLE_READERS) {
                idle.addFirst(reader);
            } else {
                reader.close();
            }
            if (closed) {
                close();
            }
        }
    }

    private @Nullable LogReader waiting(long position) {
        for (LogReader reader : idle) {
            if (reader.position() == position && idle.remove(reader)) {
                return reader;
            }
        }
        return idle.pollLast();
    }

    @Override
    public void close() {
        closed = true;
        for (LogReader reader = idle.pollFirst(); reader != null; reader = idle.pollFirst()) {
            reader.close();
        }
    }
}
