package io.ovation.ledger;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the transfers of one entry on a scratch copy of the balances they touch, so that everything is validated
 * before anything changes. Used again and again by its ledger: {@link #begin}, transfers, conditions, and when nothing
 * was rejected {@link #commit}.
 */
final class EntryEvaluation {

    private static final int MAXIMUM_TOUCHED = 2 * Entry.MAXIMUM_TRANSFERS;

    private final AccountTable accounts;

    private final AccountId[] touched = new AccountId[MAXIMUM_TOUCHED];
    private final int[] slots = new int[MAXIMUM_TOUCHED];
    private final long[] balancesBefore = new long[MAXIMUM_TOUCHED];
    private final long[] balances = new long[MAXIMUM_TOUCHED];
    private int touchedCount;

    private final Posted[] posted = new Posted[Entry.MAXIMUM_TRANSFERS];
    private final long[] debitBalancesBefore = new long[Entry.MAXIMUM_TRANSFERS];
    private int postedCount;

    EntryEvaluation(AccountTable accounts) {
        this.accounts = accounts;
    }

    /** Forgets the entry before. */
    void begin() {
        accounts.reserve(MAXIMUM_TOUCHED);
        touchedCount = 0;
        postedCount = 0;
    }

    /** Evaluates all transfers and conditions of a well-formed entry; the rejection, or null. */
    @Nullable
    Outcome evaluate(Entry entry) {
        List<Transfer> transfers = entry.transfers();
        for (int index = 0; index < transfers.size(); index++) {
            Transfer transfer = transfers.get(index);
            int debit = touch(transfer.debit());
            int credit = touch(transfer.credit());
            Outcome fault = post(debit, credit, amount(transfers, transfer, debit, credit));
            if (fault != null) {
                return fault;
            }
        }
        List<Condition> conditions = entry.conditions();
        for (int index = 0; index < conditions.size(); index++) {
            Outcome fault = conditionFault(conditions.get(index), index);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /** Evaluates one more transfer of a known amount; the rejection, or null. */
    @Nullable
    Outcome post(AccountId debit, AccountId credit, long amount) {
        return post(touch(debit), touch(credit), amount);
    }

    /** Writes the balances to the accounts, their images before to the undo log, and gives the transfers as decided. */
    List<Posted> commit(UndoLog undo) {
        for (int index = 0; index < touchedCount; index++) {
            AccountId account = touched[index];
            int slot = slots[index];
            boolean existed = slot != AccountTable.ABSENT;
            undo.balance(account.high(), account.low(), balancesBefore[index], existed);
            if (existed) {
                accounts.setBalanceAt(slot, balances[index]);
            } else {
                accounts.insert(account.high(), account.low(), balances[index]);
            }
        }
        return List.of(Arrays.copyOf(posted, postedCount));
    }

    private @Nullable Outcome post(int debit, int credit, long amount) {
        AccountId debitAccount = touched[debit];
        AccountId creditAccount = touched[credit];
        long debitBefore = balances[debit];
        long creditBefore = balances[credit];
        long debitChange = debitAccount.debitNatural() ? amount : -amount;
        long creditChange = creditAccount.debitNatural() ? -amount : amount;
        long debitAfter = debitBefore + debitChange;
        long creditAfter = creditBefore + creditChange;

        if (debitAfter < 0 && debitAccount.constraint() == Constraint.DEBITS_MUST_NOT_EXCEED_CREDITS) {
            return Outcome.rejected(OutcomeCode.INSUFFICIENT, postedCount, debitBefore);
        }
        if (creditAfter < 0 && creditAccount.constraint() == Constraint.CREDITS_MUST_NOT_EXCEED_DEBITS) {
            return Outcome.rejected(OutcomeCode.CREDITS_EXCEED_DEBITS, postedCount, creditBefore);
        }
        if (overflowed(debitBefore, debitChange, debitAfter) || overflowed(creditBefore, creditChange, creditAfter)) {
            return Outcome.rejected(OutcomeCode.OVERFLOW, postedCount, 0);
        }
        debitBalancesBefore[postedCount] = debitBefore;
        posted[postedCount++] = new Posted(debitAccount, creditAccount, amount, debitAfter, creditAfter);
        balances[debit] = debitAfter;
        balances[credit] = creditAfter;
        return null;
    }

    private long amount(List<Transfer> transfers, Transfer transfer, int debit, int credit) {
        return switch (transfer.amount()) {
            case Amount.Fixed fixed -> fixed.value();
            case Amount.Proportional proportional ->
                FloorFraction.of(
                        balances[proportional.of() == Side.DEBIT ? debit : credit],
                        posted[proportional.transfer()].amount(),
                        debitBalancesBefore[proportional.transfer()]);
            case Amount.UpTo upTo -> {
                long most = upTo.limit();
                if (transfer.debit().constraint() == Constraint.DEBITS_MUST_NOT_EXCEED_CREDITS) {
                    most = Math.min(most, balances[debit]);
                }
                if (transfer.credit().constraint() == Constraint.CREDITS_MUST_NOT_EXCEED_DEBITS) {
                    most = Math.min(most, balances[credit]);
                }
                yield most;
            }
            case Amount.Remainder remainder ->
                limit(transfers.get(remainder.transfer())) - posted[remainder.transfer()].amount();
        };
    }

    private static long limit(Transfer upTo) {
        return ((Amount.UpTo) upTo.amount()).limit();
    }

    private @Nullable Outcome conditionFault(Condition condition, int index) {
        long limit = condition.limit();
        AccountId account = condition.account();
        int known = indexOf(account);
        long before = known >= 0 ? balancesBefore[known] : accounts.balance(account.high(), account.low());
        long after = known >= 0 ? balances[known] : before;
        boolean met = switch (condition.bound()) {
            case AT_MOST -> after <= limit;
            case AT_LEAST -> after >= limit;
        };
        if (met) {
            return null;
        }
        long left = switch (condition.bound()) {
            case AT_MOST -> differenceFromZero(limit, before);
            case AT_LEAST -> differenceFromZero(before, limit);
        };
        return Outcome.rejected(OutcomeCode.CONDITION_NOT_MET, index, left);
    }

    /** {@code a - b}, not below 0 and not above what 63 bits hold. */
    private static long differenceFromZero(long a, long b) {
        if (a <= b) {
            return 0;
        }
        long difference = a - b;
        return difference < 0 ? Long.MAX_VALUE : difference;
    }

    private int touch(AccountId account) {
        int known = indexOf(account);
        if (known >= 0) {
            return known;
        }
        int slot = accounts.find(account.high(), account.low());
        long balance = slot == AccountTable.ABSENT ? 0 : accounts.balanceAt(slot);
        int index = touchedCount++;
        touched[index] = account;
        slots[index] = slot;
        balancesBefore[index] = balance;
        balances[index] = balance;
        return index;
    }

    private int indexOf(AccountId account) {
        for (int index = 0; index < touchedCount; index++) {
            AccountId there = touched[index];
            if (there.low() == account.low() && there.high() == account.high()) {
                return index;
            }
        }
        return -1;
    }

    private static boolean overflowed(long before, long change, long after) {
        return ((before ^ after) & (change ^ after)) < 0;
    }
}
