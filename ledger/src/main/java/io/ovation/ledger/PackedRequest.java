package io.ovation.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The layout of a request in an {@link EntryBatch}, in longs: id, fingerprint, deadline, code and rule version, the three
 * references, shape (kind of request, number of transfers, number of conditions). Then for an entry each transfer (debit
 * account, credit account, amount or limit, form) and each condition (account, limit, bound), for a closing its two
 * accounts. A rise has kind and floor in the first two references.
 */
final class PackedRequest {

    static final int ID_HIGH = 0;
    static final int ID_LOW = 1;
    static final int FINGERPRINT_HIGH = 2;
    static final int FINGERPRINT_LOW = 3;
    static final int NOT_AFTER = 4;
    static final int CODE_AND_RULE = 5;
    static final int REFERENCE_1 = 6;
    static final int REFERENCE_2 = 7;
    static final int REFERENCE_3 = 8;
    static final int SHAPE = 9;
    static final int HEADER = 10;

    static final int DEBIT_HIGH = 0;
    static final int DEBIT_LOW = 1;
    static final int CREDIT_HIGH = 2;
    static final int CREDIT_LOW = 3;
    static final int AMOUNT = 4;
    static final int FORM = 5;
    static final int PER_TRANSFER = 6;
    static final int PER_CONDITION = 4;
    static final int CLOSING_LENGTH = HEADER + 4;

    static final long ENTRY = 0L << 32;
    static final long BUCKET_CLOSING = 1L << 32;
    static final long FLOOR_RISE = 2L << 32;
    static final long ONE_TRANSFER = 1L << 16;
    static final long ONE_CONDITION = 1L;

    /** Most transfers or conditions that are kept: one more than is allowed. */
    static final int MOST = Entry.MAXIMUM_TRANSFERS + 1;

    static final long FIXED = 0;
    static final long PROPORTIONAL = 1;
    static final long UP_TO = 2;
    static final long REMAINDER = 3;
    static final long CREDIT_SIDE = 4;

    static final long AT_MOST = 0;
    static final long AT_LEAST = 1;

    private static final long FORMS = 3;

    private PackedRequest() {}

    static long kind(long shape) {
        return shape & (3L << 32);
    }

    static int transfers(long shape) {
        return (int) shape >>> 16;
    }

    static int conditions(long shape) {
        return (int) shape & 0xFFFF;
    }

    /** One transfer of a known amount and no conditions. */
    static boolean isPlain(long[] words, int at, long shape) {
        return shape == ONE_TRANSFER && words[at + HEADER + FORM] == FIXED;
    }

    static int transferAt(int at, int index) {
        return at + HEADER + index * PER_TRANSFER;
    }

    static int conditionAt(int at, int transfers, int index) {
        return at + HEADER + transfers * PER_TRANSFER + index * PER_CONDITION;
    }

    static int length(long[] words, int at) {
        long shape = words[at + SHAPE];
        return kind(shape) == BUCKET_CLOSING ? CLOSING_LENGTH : conditionAt(0, transfers(shape), conditions(shape));
    }

    static int code(long[] words, int at) {
        return (int) (words[at + CODE_AND_RULE] >>> 32);
    }

    static int ruleVersion(long[] words, int at) {
        return (int) words[at + CODE_AND_RULE];
    }

    static long side(Side of) {
        return of == Side.CREDIT ? CREDIT_SIDE : 0;
    }

    static long reference(int transfer) {
        return (long) transfer << 32;
    }

    static long form(long packed) {
        return packed & FORMS;
    }

    static int reference(long packed) {
        return (int) (packed >> 32);
    }

    static LedgerRequest unpack(long[] words, int at) {
        UUID id = new UUID(words[at + ID_HIGH], words[at + ID_LOW]);
        Fingerprint fingerprint = new Fingerprint(words[at + FINGERPRINT_HIGH], words[at + FINGERPRINT_LOW]);
        long notAfterMillis = words[at + NOT_AFTER];
        long shape = words[at + SHAPE];
        if (kind(shape) == BUCKET_CLOSING) {
            return new BucketClosing(
                    id, fingerprint, notAfterMillis, account(words, at + HEADER), account(words, at + HEADER + 2));
        }
        if (kind(shape) == FLOOR_RISE) {
            return new FloorRise(
                    id, fingerprint, notAfterMillis, (int) words[at + REFERENCE_1], (int) words[at + REFERENCE_2]);
        }
        List<Transfer> transfers = new ArrayList<>();
        for (int index = 0; index < transfers(shape); index++) {
            int transfer = transferAt(at, index);
            transfers.add(new Transfer(
                    account(words, transfer + DEBIT_HIGH),
                    account(words, transfer + CREDIT_HIGH),
                    amount(words, transfer)));
        }
        List<Condition> conditions = new ArrayList<>();
        for (int index = 0; index < conditions(shape); index++) {
            int condition = conditionAt(at, transfers(shape), index);
            conditions.add(new Condition(
                    account(words, condition),
                    words[condition + 3] == AT_MOST ? Bound.AT_MOST : Bound.AT_LEAST,
                    words[condition + 2]));
        }
        return new Entry(
                id,
                code(words, at),
                ruleVersion(words, at),
                words[at + REFERENCE_1],
                words[at + REFERENCE_2],
                words[at + REFERENCE_3],
                fingerprint,
                notAfterMillis,
                transfers,
                conditions);
    }

    private static Amount amount(long[] words, int transfer) {
        long form = words[transfer + FORM];
        Side side = (form & CREDIT_SIDE) != 0 ? Side.CREDIT : Side.DEBIT;
        if (form(form) == PROPORTIONAL) {
            return new Amount.Proportional(reference(form), side);
        }
        if (form(form) == UP_TO) {
            return new Amount.UpTo(words[transfer + AMOUNT], side);
        }
        return form(form) == REMAINDER
                ? new Amount.Remainder(reference(form))
                : new Amount.Fixed(words[transfer + AMOUNT]);
    }

    private static AccountId account(long[] words, int at) {
        return new AccountId(words[at], words[at + 1]);
    }
}
