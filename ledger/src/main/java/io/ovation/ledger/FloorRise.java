package io.ovation.ledger;

import java.util.Objects;
import java.util.UUID;

/**
 * Raises the bucket floor of one kind of account: from now on, buckets at or below it (0 excepted, which is "not
 * bucketed") refuse transfers. A floor never falls. Accepted, it is an entry of code {@value #CODE} without transfers,
 * kind and floor in its first two references.
 *
 * @param id UUID of version 7
 * @param fingerprint what the caller asked
 * @param notAfterMillis last wall-clock millisecond since the epoch at which it may still be applied
 * @param kind kind of account, 1 to 65535
 * @param floor last closed bucket, unsigned
 */
public record FloorRise(UUID id, Fingerprint fingerprint, long notAfterMillis, int kind, int floor)
        implements LedgerRequest {

    /** Code of the accepted entry. */
    public static final int CODE = 0xFF02;

    /** Refuses null. */
    public FloorRise {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(fingerprint, "fingerprint");
    }
}
