package io.ovation.ledger;

import java.util.UUID;

/**
 * Something a ledger is asked to accept under an id: an {@link Entry} that moves money, or one of the two that keep
 * period accounts from piling up, {@link FloorRise} and {@link BucketClosing}. What is accepted becomes an
 * {@link AcceptedEntry} in the journal, whichever it was.
 */
public sealed interface LedgerRequest permits Entry, BucketClosing, FloorRise {

    /** The id, a UUID of version 7. */
    UUID id();

    /** What the caller asked, for telling a retry from another request under the same id. */
    Fingerprint fingerprint();

    /** Last wall-clock millisecond since the epoch at which this may still be applied. */
    long notAfterMillis();
}
