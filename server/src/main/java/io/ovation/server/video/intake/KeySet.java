package io.ovation.server.video.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one day: the latest in a table in memory, the others in sorted runs on disk, of which eight of about a size become one.
 * Memory: at most {@code tableKeys} keys of 32 bytes, and 1.3 bytes for each other key. Runs are merged on another thread while the old ones serve. One thread
 * uses it.
 */
final class KeySet implements AutoCloseable {
    private static final int FAN_OUT = 8;

    private final Path directory;
    private final int tableKeys;
    private final Executor merging;
    private final KeyTable table = new KeyTable();
    private final List<KeyRun> runs = new ArrayList<>();
    private @Nullable CompletableFuture<KeyRun> merge;
    private List<KeyRun> beingMerged = List.of();

    KeySet(Path directory, int tableKeys, Executor merging) {
        this.directory = directory;
        this.tableKeys = tableKeys;
        this.merging = merging;
    }

    boolean contains(long high, long low) {
        if (table.contains(high, low)) {
            return true;
        }
        for (KeyRun run : runs) {
            if (run.contains(high, low)) {
                return true;
            }
        }
        return false;
    }

    /** Adds a key that is not there. */
    void add(long high, long low) {
        table.add(high, low);
        if (table.size() >= tableKeys) {
            runs.add(KeyRun.of(directory, table.sorted()));
            table.clear(tableKeys);
            tidy();
        }
    }

    long keys() {
        long keys = table.size();
        for (KeyRun run : runs) {
            keys += run.keys();
        }
        return keys;
    }

    int runs() {
        return runs.size();
    }

    /** Takes in a merge that has ended, and begins one where eight runs of about a size lie. */
    private void tidy() {
        CompletableFuture<KeyRun> running = merge;
        if (running != null) {
            if (!running.isDone()) {
                return;
            }
            adopt(running);
        }
        List<KeyRun> due = due();
        if (!due.isEmpty()) {
            beingMerged = due;
            merge = CompletableFuture.supplyAsync(() -> KeyRun.merged(directory, due), merging);
        }
    }

    private void adopt(CompletableFuture<KeyRun> done) {
        merge = null;
        KeyRun merged;
        try {
            merged = done.join();
        } catch (CompletionException failed) {
            // The old runs serve on; the next table tries again.
            beingMerged = List.of();
            return;
        }
        int at = runs.indexOf(beingMerged.getFirst());
        runs.removeAll(beingMerged);
        runs.add(at, merged);
        beingMerged.forEach(KeyRun::close);
        beingMerged = List.of();
    }

    /** The newest eight neighbours of which none is more than twice as large as another. */
    private List<KeyRun> due() {
        for (int from = runs.size() - FAN_OUT; from >= 0; from--) {
            List<KeyRun> some = runs.subList(from, from + FAN_OUT);
            long least = Long.MAX_VALUE;
            long most = 0;
            for (KeyRun run : some) {
                least = Math.min(least, run.keys());
                most = Math.max(most, run.keys());
            }
            if (most <= 2 * least) {
                return List.copyOf(some);
            }
        }
        return List.of();
    }

    @Override
    public void close() {
        CompletableFuture<KeyRun> running = merge;
        if (running != null) {
            running.handle((run, failed) -> {
                        if (run != null) {
                            run.close();
                        }
                        return null;
                    })
                    .join();
        }
        runs.forEach(KeyRun::close);
        runs.clear();
    }
}
