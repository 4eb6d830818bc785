package io.ovation.ledger;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * An entry as the journal keeps it: final amounts and balances after, no commands. Replaying it only adds numbers up.
 *
 * @param sequence number of the entry in its shard, from 1 without gaps
 * @param id id of the request
 * @param code what kind of money event, or {@link BucketClosing#CODE}, or {@link FloorRise#CODE}
 * @param ruleVersion version of the rules that derived the transfers
 * @param reference1 first reference, means what the code says
 * @param reference2 second reference, means what the code says
 * @param reference3 third reference, means what the code says
 * @param fingerprint what the caller asked
 * @param transfers as decided, in order
 */
public record AcceptedEntry(
        long sequence,
        UUID id,
        int code,
        int ruleVersion,
        long reference1,
        long reference2,
        long reference3,
        Fingerprint fingerprint,
        List<Posted> transfers) {

    /** Copies the list; refuses null. */
    public AcceptedEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(fingerprint, "fingerprint");
        transfers = List.copyOf(transfers);
    }
}
