package io.ovation.journal.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters and blocks that were read lately, up to so many bytes; the least recently used go first. Threads: any. */
final class BlockCache {

    /** What is cached. */
    record Key(long run, int place, boolean filter) {}

    private static final int OVERHEAD_BYTES = 120;

    private final long mostBytes;
    private final LinkedHashMap<Key, byte[]> cached = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    BlockCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized byte @Nullable [] get(Key key) {
        return cached.get(key);
    }

    synchronized void put(Key key, byte[] value) {
        byte[] before = cached.put(key, value);
        bytes += value.length - (before == null ? -OVERHEAD_BYTES : before.length);
        var eldest = cached.entrySet().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            Map.Entry<Key, byte[]> gone = eldest.next();
            bytes -= gone.getValue().length + OVERHEAD_BYTES;
            eldest.remove();
        }
    }

    synchronized long bytes() {
        return bytes;
    }
}
