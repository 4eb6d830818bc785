package io.ovation.server.video.intake;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/**
 * What was counted on the days that are open, as this instance knows it: a copy of the fingerprints in SQL up to a sequence. Exact: a
 * fingerprint is there or not, nothing is forgotten before its day has closed. One thread.
 */
final class SeenKeys implements AutoCloseable {
    private final Path directory;
    private final int tableKeys;
    private final Executor merging;
    private final TreeMap<LocalDate, KeySet> days = new TreeMap<>();
    private long sequence;

    /**
     * Nothing yet.
     *
     * @param directory where keys that do not fit into memory go; files there are deleted with the process
     * @param tableKeys how many keys of a day are kept in memory
     */
    SeenKeys(Path directory, int tableKeys, Executor merging) {
        this.directory = directory;
        this.tableKeys = tableKeys;
        this.merging = merging;
    }

    /** Up to which commit of the intake it knows everything. */
    long sequence() {
        return sequence;
    }

    /** From here on it knows everything up to this commit. */
    void reached(long commit) {
        sequence = commit;
    }

    boolean contains(long high, long low) {
        for (KeySet day : days.values()) {
            if (day.contains(high, low)) {
                return true;
            }
        }
        return false;
    }

    /** Adds a key of a day that is not there. */
    void add(LocalDate day, long high, long low) {
        days.computeIfAbsent(day, each -> new KeySet(directory, tableKeys, merging))
                .add(high, low);
    }

    /** Forgets the days before one: they are closed everywhere. */
    void forgetBefore(LocalDate day) {
        Iterator<Map.Entry<LocalDate, KeySet>> old =
                days.headMap(day, false).entrySet().iterator();
        while (old.hasNext()) {
            old.next().getValue().close();
            old.remove();
        }
    }

    /** How many keys there are. */
    long keys() {
        return days.values().stream().mapToLong(KeySet::keys).sum();
    }

    /** How many sorted runs there are. */
    int runs() {
        return days.values().stream().mapToInt(KeySet::runs).sum();
    }

    @Override
    public void close() {
        days.values().forEach(KeySet::close);
        days.clear();
    }
}
