package io.ovation.ledger;

import org.jspecify.annotations.Nullable;

/** The rules of form: what can be said of a packed entry without knowing any balance. */
final class EntryForm {

    private EntryForm() {}

    /** Why a malformed entry is rejected, or null. */
    static @Nullable OutcomeCode fault(long[] words, int at, Rejection rejection) {
        int code = PackedRequest.code(words, at);
        int transfers = PackedRequest.transfers(words[at + PackedRequest.SHAPE]);
        int conditions = PackedRequest.conditions(words[at + PackedRequest.SHAPE]);
        if (code < 1 || code > Entry.MAXIMUM_CODE) {
            return OutcomeCode.CODE_OUT_OF_RANGE;
        }
        if (transfers == 0 || transfers > Entry.MAXIMUM_TRANSFERS) {
            return OutcomeCode.TRANSFER_COUNT_OUT_OF_RANGE;
        }
        if (conditions > Entry.MAXIMUM_CONDITIONS) {
            return OutcomeCode.CONDITION_COUNT_OUT_OF_RANGE;
        }
        for (int index = 0; index < transfers; index++) {
            OutcomeCode fault = transferFault(words, at, index);
            if (fault != null) {
                return rejection.of(fault, index, 0);
            }
        }
        for (int index = 0; index < conditions; index++) {
            if (!PackedAccount.valid(words[PackedRequest.conditionAt(at, transfers, index)])) {
                return rejection.of(OutcomeCode.ACCOUNT_INVALID, index, 0);
            }
        }
        return null;
    }

    private static @Nullable OutcomeCode transferFault(long[] words, int at, int index) {
        int transfer = PackedRequest.transferAt(at, index);
        long debitHigh = words[transfer + PackedRequest.DEBIT_HIGH];
        long creditHigh = words[transfer + PackedRequest.CREDIT_HIGH];
        OutcomeCode fault = PackedAccount.pairFault(
                debitHigh,
                words[transfer + PackedRequest.DEBIT_LOW],
                creditHigh,
                words[transfer + PackedRequest.CREDIT_LOW]);
        if (fault != null) {
            return fault;
        }
        long packed = words[transfer + PackedRequest.FORM];
        long form = PackedRequest.form(packed);
        if (form == PackedRequest.FIXED || form == PackedRequest.UP_TO) {
            if (words[transfer + PackedRequest.AMOUNT] < 0) {
                return OutcomeCode.AMOUNT_NEGATIVE;
            }
            return form == PackedRequest.FIXED || takesFromNamed(packed, debitHigh, creditHigh)
                    ? null
                    : OutcomeCode.AMOUNT_OF_UNCONSTRAINED_ACCOUNT;
        }
        int earlier = PackedRequest.reference(packed);
        if (earlier < 0 || earlier >= index) {
            return OutcomeCode.AMOUNT_REFERENCE_INVALID;
        }
        int referred = PackedRequest.transferAt(at, earlier);
        if (form == PackedRequest.REMAINDER) {
            return PackedRequest.form(words[referred + PackedRequest.FORM]) == PackedRequest.UP_TO
                    ? null
                    : OutcomeCode.AMOUNT_REFERENCE_INVALID;
        }
        if (!PackedAccount.owned(words[referred + PackedRequest.DEBIT_HIGH])) {
            return OutcomeCode.AMOUNT_REFERENCE_INVALID;
        }
        return takesFromNamed(packed, debitHigh, creditHigh) ? null : OutcomeCode.AMOUNT_OF_UNCONSTRAINED_ACCOUNT;
    }

    private static boolean takesFromNamed(long form, long debitHigh, long creditHigh) {
        return (form & PackedRequest.CREDIT_SIDE) == 0
                ? PackedAccount.owned(debitHigh)
                : PackedAccount.owed(creditHigh);
    }
}
