package io.ovation.journal;

import io.ovation.ledger.BatchTime;

/**
 * The two clocks of a batch. The wall clock is for ids, deadlines and leases; the business clock for days and maturity, and
 * may be moved by tests and test mode. The writer reads them once a batch and never lets a batch time go back.
 *
 * <p>Called from the writer's thread: must be quick, must not block.
 */
public interface JournalClock {
    /** Wall time, milliseconds since 1970. */
    long wallMillis();

    /** Business time, milliseconds since 1970. */
    long businessMillis();

    /** The time of a batch that begins now, after a batch of {@code last}. */
    default BatchTime next(BatchTime last) {
        return new BatchTime(
                Math.max(last.wallMillis(), wallMillis()), Math.max(last.businessMillis(), businessMillis()));
    }

    /** The machine's clock for both. */
    static JournalClock system() {
        return new JournalClock() {
            @Override
            public long wallMillis() {
                return System.currentTimeMillis();
            }

            @Override
            public long businessMillis() {
                return System.currentTimeMillis();
            }
        };
    }
}
