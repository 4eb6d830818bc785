package io.ovation.journal.snapshot;

/**
 * When the next snapshot is due, and how many are kept: after so many entries or about so many bytes of journal since the last, but
 * never before the journal has grown by as much as the last one took. So snapshots at most double what is written, and the tail
 * that a start has to read is never much longer than the snapshot it starts from.
 *
 * @param entries since the last
 * @param bytes of journal since the last
 * @param growth how much the journal must also have grown, in sizes of the last snapshot; 0 for tests
 * @param keep how many snapshots stay, at least 1; two by default, so that there is an older one when the newest is damaged
 */
public record SnapshotRule(long entries, long bytes, int growth, int keep) {

    /** What the server runs with. */
    public static SnapshotRule defaults() {
        return new SnapshotRule(250_000, 64L << 20, 1, 2);
    }

    /** After so many entries in any case; keeps two. */
    public static SnapshotRule every(long entries) {
        return new SnapshotRule(entries, Long.MAX_VALUE, 0, 2);
    }

    /** Refuses bounds below 1. */
    public SnapshotRule {
        if (entries < 1 || bytes < 1 || growth < 0 || keep < 1) {
            throw new IllegalArgumentException(
                    "too low: " + entries + " entries, " + bytes + " bytes, growth " + growth + ", keep " + keep);
        }
    }

    boolean due(long entriesSince, long bytesSince, long bytesOfLast) {
        return (entriesSince >= entries || bytesSince >= bytes) && bytesSince >= growth * bytesOfLast;
    }
}
