package io.ovation.ledger;

import java.util.Objects;
import java.util.UUID;

/**
 * Closes one period account: moves what is left of it to another account and drops it. Only a bucket at or below its
 * kind's floor can be closed, so that dropping one never re-opens a cap. Accepted, it is an entry of code
 * {@value #CODE} with one transfer.
 *
 * @param id UUID of version 7
 * @param fingerprint what the caller asked
 * @param notAfterMillis last wall-clock millisecond since the epoch at which it may still be applied
 * @param account the period account to drop
 * @param remainderTo same asset; gets what is left, in whichever direction brings the account to zero
 */
public record BucketClosing(
        UUID id, Fingerprint fingerprint, long notAfterMillis, AccountId account, AccountId remainderTo)
        implements LedgerRequest {

    /** Code of the accepted entry. Its first reference is 1 when the dropped account was credited, 0 when debited. */
    public static final int CODE = 0xFF01;

    /** Refuses null. */
    public BucketClosing {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(remainderTo, "remainderTo");
    }
}
