package io.ovation.journal.snapshot;

/**
 * When the next snapshot is due, and how many are kept: after so many entries or about so many bytes of journal since the last, but
 * never before the journal has grown by as much as that one took. So snapshots at most double what is written, and the tail
 * that a start has to read is never much longer than the snapshot it starts from.
 *
 * @param entries since the last
 * @param bytes of journal since the last
 * @param keep how many snapshots stay, at least 1; two by default, so that there is an older one when the newest is damaged
 */
public record SnapshotRule(long entries, long bytes, int keep) {

    /** What the server runs with. */
    public static SnapshotRule defaults() {
        return new SnapshotRule(250_000, 64L << 20, 2);
    }

    /** Refuses bounds below 1. */
    public SnapshotRule {
        if (entries < 1 || bytes < 1 || keep < 1) {
            throw new IllegalArgumentException("below 1: " + entries + " entries, " + bytes + " bytes, keep " + keep);
        }
    }

    boolean due(long entriesSince, long bytesSince, long bytesOfLast) {
        return (entriesSince >= entries || bytesSince >= bytes) && bytesSince >= bytesOfLast;
    }
}
