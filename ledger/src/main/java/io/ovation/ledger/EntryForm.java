package io.ovation.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of form: what can be said of an entry without knowing any balance. */
final class EntryForm {

    private EntryForm() {}

    /** The rejection of a malformed entry, or null. */
    static @Nullable Outcome fault(Entry entry) {
        List<Transfer> transfers = entry.transfers();
        List<Condition> conditions = entry.conditions();
        if (entry.code() < 1 || entry.code() > Entry.MAXIMUM_CODE) {
            return Outcome.rejected(OutcomeCode.CODE_OUT_OF_RANGE);
        }
        if (transfers.isEmpty() || transfers.size() > Entry.MAXIMUM_TRANSFERS) {
            return Outcome.rejected(OutcomeCode.TRANSFER_COUNT_OUT_OF_RANGE);
        }
        if (conditions.size() > Entry.MAXIMUM_CONDITIONS) {
            return Outcome.rejected(OutcomeCode.CONDITION_COUNT_OUT_OF_RANGE);
        }
        for (int index = 0; index < transfers.size(); index++) {
            OutcomeCode fault = transferFault(transfers, index);
            if (fault != null) {
                return Outcome.rejected(fault, index, 0);
            }
        }
        for (int index = 0; index < conditions.size(); index++) {
            if (!conditions.get(index).account().valid()) {
                return Outcome.rejected(OutcomeCode.ACCOUNT_INVALID, index, 0);
            }
        }
        return null;
    }

    /** What is wrong with a pair of accounts between which something shall move, or null. */
    static @Nullable OutcomeCode pairFault(AccountId debit, AccountId credit) {
        if (!debit.valid() || !credit.valid()) {
            return OutcomeCode.ACCOUNT_INVALID;
        }
        if (debit.equals(credit)) {
            return OutcomeCode.SAME_ACCOUNT;
        }
        if (debit.asset() != credit.asset()) {
            return OutcomeCode.ASSETS_DIFFER;
        }
        return null;
    }

    private static @Nullable OutcomeCode transferFault(List<Transfer> transfers, int index) {
        Transfer transfer = transfers.get(index);
        OutcomeCode fault = pairFault(transfer.debit(), transfer.credit());
        if (fault != null) {
            return fault;
        }
        return switch (transfer.amount()) {
            case Amount.Fixed fixed -> fixed.value() < 0 ? OutcomeCode.AMOUNT_NEGATIVE : null;
            case Amount.UpTo upTo ->
                upTo.limit() < 0 ? OutcomeCode.AMOUNT_NEGATIVE : namedAccountFault(transfer, upTo.of());
            case Amount.Proportional proportional ->
                takesFromOwned(transfers, proportional.transfer(), index)
                        ? namedAccountFault(transfer, proportional.of())
                        : OutcomeCode.AMOUNT_REFERENCE_INVALID;
            case Amount.Remainder remainder ->
                isUpTo(transfers, remainder.transfer(), index) ? null : OutcomeCode.AMOUNT_REFERENCE_INVALID;
        };
    }

    private static boolean takesFromOwned(List<Transfer> transfers, int earlier, int index) {
        return earlier >= 0
                && earlier < index
                && transfers.get(earlier).debit().constraint() == Constraint.DEBITS_MUST_NOT_EXCEED_CREDITS;
    }

    private static boolean isUpTo(List<Transfer> transfers, int earlier, int index) {
        return earlier >= 0 && earlier < index && transfers.get(earlier).amount() instanceof Amount.UpTo;
    }

    private static @Nullable OutcomeCode namedAccountFault(Transfer transfer, Side of) {
        boolean takenFrom = switch (of) {
            case DEBIT -> transfer.debit().constraint() == Constraint.DEBITS_MUST_NOT_EXCEED_CREDITS;
            case CREDIT -> transfer.credit().constraint() == Constraint.CREDITS_MUST_NOT_EXCEED_DEBITS;
        };
        return takenFrom ? null : OutcomeCode.AMOUNT_OF_UNCONSTRAINED_ACCOUNT;
    }
}
