package io.ovation.ledger;

import java.util.List;
import java.util.UUID;

/**
 * A window on one accepted entry in packed memory: what {@link AcceptedEntry} says, without objects. It is moved from entry
 * to entry and used again and again; one thread. What it shows stays as it is for as long as its source promises:
 * {@link Ledger#decided()} until the ledger's next call, {@link BatchOutcomes} while their hold is open,
 * {@link AcceptedBatch} until it is changed.
 *
 * <p>The layout, in longs: sequence; id, high and low half; fingerprint, high and low half; code (16 bits), number of
 * transfers (16), rule version (32); the three references; then for each transfer debit account, credit account (high and
 * low half each), amount, debit balance, credit balance.
 */
public final class PackedEntry {

    static final int HEADER = 9;
    static final int PER_TRANSFER = 7;

    static final int SEQUENCE = 0;
    static final int ID_HIGH = 1;
    static final int ID_LOW = 2;
    static final int FINGERPRINT_HIGH = 3;
    static final int FINGERPRINT_LOW = 4;
    static final int SHAPE = 5;
    static final int REFERENCE_1 = 6;
    static final int REFERENCE_2 = 7;
    static final int REFERENCE_3 = 8;

    static final int DEBIT_HIGH = 0;
    static final int DEBIT_LOW = 1;
    static final int CREDIT_HIGH = 2;
    static final int CREDIT_LOW = 3;
    static final int AMOUNT = 4;
    static final int DEBIT_BALANCE = 5;
    static final int CREDIT_BALANCE = 6;

    private static final long[] NOTHING = new long[HEADER];

    private long[] words = NOTHING;
    private int at;

    /** A window on nothing yet: its sequence is 0. */
    public PackedEntry() {}

    void show(long[] source, int offset) {
        // A store of a reference costs the collector's barrier: neighbours in one chunk do without.
        if (words != source) {
            words = source;
        }
        at = offset;
    }

    long[] words() {
        return words;
    }

    int at() {
        return at;
    }

    /** Length in longs of an entry of so many transfers. */
    static int length(int transfers) {
        return HEADER + transfers * PER_TRANSFER;
    }

    static long shape(int code, int transfers, int ruleVersion) {
        return ((long) code << 48) | ((long) transfers << 32) | Integer.toUnsignedLong(ruleVersion);
    }

    static int transferCount(long shape) {
        return (int) (shape >>> 32) & 0xFFFF;
    }

    /** Number of the entry in its shard. */
    public long sequence() {
        return words[at + SEQUENCE];
    }

    /** First half of the id of the request. */
    public long idHigh() {
        return words[at + ID_HIGH];
    }

    /** Last half of the id of the request. */
    public long idLow() {
        return words[at + ID_LOW];
    }

    /** First half of what the caller asked. */
    public long fingerprintHigh() {
        return words[at + FINGERPRINT_HIGH];
    }

    /** Last half of what the caller asked. */
    public long fingerprintLow() {
        return words[at + FINGERPRINT_LOW];
    }

    /** What kind of money event. */
    public int code() {
        return (int) (words[at + SHAPE] >>> 48);
    }

    /** Version of the rules that derived the transfers. */
    public int ruleVersion() {
        return (int) words[at + SHAPE];
    }

    /** First reference. */
    public long reference1() {
        return words[at + REFERENCE_1];
    }

    /** Second reference. */
    public long reference2() {
        return words[at + REFERENCE_2];
    }

    /** Third reference. */
    public long reference3() {
        return words[at + REFERENCE_3];
    }

    /** Number of transfers, 0 to {@link Entry#MAXIMUM_TRANSFERS}. */
    public int transferCount() {
        return transferCount(words[at + SHAPE]);
    }

    /** Kind, asset and bucket of the account that a transfer debited. */
    public long debitHigh(int transfer) {
        return words[word(transfer, DEBIT_HIGH)];
    }

    /** Owner of the account that a transfer debited. */
    public long debitLow(int transfer) {
        return words[word(transfer, DEBIT_LOW)];
    }

    /** Kind, asset and bucket of the account that a transfer credited. */
    public long creditHigh(int transfer) {
        return words[word(transfer, CREDIT_HIGH)];
    }

    /** Owner of the account that a transfer credited. */
    public long creditLow(int transfer) {
        return words[word(transfer, CREDIT_LOW)];
    }

    /** Amount of a transfer in the asset's smallest unit, not negative. */
    public long amount(int transfer) {
        return words[word(transfer, AMOUNT)];
    }

    /** Natural balance of the debit account after a transfer. */
    public long debitBalance(int transfer) {
        return words[word(transfer, DEBIT_BALANCE)];
    }

    /** Natural balance of the credit account after a transfer. */
    public long creditBalance(int transfer) {
        return words[word(transfer, CREDIT_BALANCE)];
    }

    /** The id of the request. */
    public UUID id() {
        return new UUID(idHigh(), idLow());
    }

    /** A copy that lasts. */
    public AcceptedEntry toAcceptedEntry() {
        Posted[] transfers = new Posted[transferCount()];
        for (int index = 0; index < transfers.length; index++) {
            transfers[index] = new Posted(
                    new AccountId(debitHigh(index), debitLow(index)),
                    new AccountId(creditHigh(index), creditLow(index)),
                    amount(index),
                    debitBalance(index),
                    creditBalance(index));
        }
        return new AcceptedEntry(
                sequence(),
                id(),
                code(),
                ruleVersion(),
                reference1(),
                reference2(),
                reference3(),
                new Fingerprint(fingerprintHigh(), fingerprintLow()),
                List.of(transfers));
    }

    private int word(int transfer, int field) {
        return at + HEADER + transfer * PER_TRANSFER + field;
    }
}
