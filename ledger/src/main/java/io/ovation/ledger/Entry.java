package io.ovation.ledger;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The transfers of one money event, accepted or rejected as one.
 *
 * @param id UUID of version 7; at most 5 s ahead of wall time
 * @param code what kind of money event, 1 to {@value #MAXIMUM_CODE}
 * @param ruleVersion version of the rules that derived the transfers
 * @param reference1 first reference, means what the code says
 * @param reference2 second reference, means what the code says
 * @param reference3 third reference, means what the code says
 * @param fingerprint what the caller asked
 * @param notAfterMillis last wall-clock millisecond since the epoch at which it may still be applied
 * @param transfers 1 to {@value #MAXIMUM_TRANSFERS}, evaluated in order
 * @param conditions 0 to {@value #MAXIMUM_CONDITIONS}, checked at the end
 */
public record Entry(
        UUID id,
        int code,
        int ruleVersion,
        long reference1,
        long reference2,
        long reference3,
        Fingerprint fingerprint,
        long notAfterMillis,
        List<Transfer> transfers,
        List<Condition> conditions)
        implements LedgerRequest {

    /** Most transfers of one entry. */
    public static final int MAXIMUM_TRANSFERS = 16;

    /** Most conditions of one entry. */
    public static final int MAXIMUM_CONDITIONS = 16;

    /** Highest code of a money event; those above are the ledger's own. */
    public static final int MAXIMUM_CODE = 0xFEFF;

    /** Copies the lists; refuses null. */
    public Entry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(fingerprint, "fingerprint");
        transfers = List.copyOf(transfers);
        conditions = List.copyOf(conditions);
    }
}
