package io.ovation.journal.writer;

/**
 * Lets a small round wait a moment for the callers that were just answered, because those who send one request after the
 * other are about to send the next: a commit then carries all of them instead of every other one. It stops waiting where that
 * does not bring anything. The writer's thread only.
 */
final class Gathering {

    /** Longest wait after an answer; a commit takes some ten times as long. */
    static final long LONGEST_NANOS = 200_000;

    /** Rounds with more than so many entries fill by themselves while the one before is written. */
    private static final int SMALL = 64;

    private static final int LONGEST_REST = 1_024;

    private int expected;
    private long until;
    private boolean waited;
    private int rest;
    private int rested;

    /**
     * A round was answered.
     *
     * @param entries in it
     * @param waiting entries that wait already
     * @param now nanoseconds
     */
    void answered(int entries, int waiting, long now) {
        waited = false;
        if (rested < rest) {
            rested++;
            expected = 0;
            return;
        }
        expected = entries + waiting <= SMALL ? entries + waiting : 0;
        until = now + LONGEST_NANOS;
    }

    /**
     * Whether the next round should wait a moment longer.
     *
     * @param gathered entries that wait for it
     * @param now nanoseconds
     */
    boolean waits(int gathered, long now) {
        if (gathered >= expected) {
            if (waited) {
                rest = 0;
            }
            return false;
        }
        if (now < until) {
            waited = true;
            return true;
        }
        if (waited) {
            rest = Math.min(LONGEST_REST, Math.max(1, rest * 2));
            rested = 0;
            waited = false;
        }
        expected = 0;
        return false;
    }
}
