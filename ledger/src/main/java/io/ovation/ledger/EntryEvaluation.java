package io.ovation.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Evaluates the transfers of one entry on a scratch copy of the balances they touch, so that everything is validated
 * before anything changes. What is decided is written behind the end of the log, where it already has its place should the
 * entry be accepted. Used again and again by its ledger: {@link #begin}, transfers, conditions, and when nothing was
 * rejected {@link #commit}.
 */
final class EntryEvaluation {

    private static final int MAXIMUM_TOUCHED = 2 * Entry.MAXIMUM_TRANSFERS;

    private final AccountTable accounts;
    private final EntryLog log;
    private final Rejection rejection;

    private final long[] touched = new long[2 * MAXIMUM_TOUCHED];
    private final long[] hashes = new long[MAXIMUM_TOUCHED];
    private final int[] cells = new int[MAXIMUM_TOUCHED];
    private final long[] balancesBefore = new long[MAXIMUM_TOUCHED];
    private final long[] balances = new long[MAXIMUM_TOUCHED];
    private int touchedCount;
    private int postedCount;

    EntryEvaluation(AccountTable accounts, EntryLog log, Rejection rejection) {
        this.accounts = accounts;
        this.log = log;
        this.rejection = rejection;
    }

    /** Forgets the entry before, and makes room for what is decided of this one. */
    void begin(int transfers) {
        log.reserve(PackedEntry.length(transfers));
        touchedCount = 0;
        postedCount = 0;
    }

    /** Evaluates all transfers and conditions of a well-formed packed entry; why it is rejected, or null. */
    @Nullable
    OutcomeCode evaluate(long[] words, int at) {
        long shape = words[at + PackedRequest.SHAPE];
        if (PackedRequest.isPlain(words, at, shape)) {
            return evaluatePlain(words, PackedRequest.transferAt(at, 0));
        }
        int transfers = PackedRequest.transfers(shape);
        for (int index = 0; index < transfers; index++) {
            int transfer = PackedRequest.transferAt(at, index);
            int debit = touch(words[transfer + PackedRequest.DEBIT_HIGH], words[transfer + PackedRequest.DEBIT_LOW]);
            int credit = touch(words[transfer + PackedRequest.CREDIT_HIGH], words[transfer + PackedRequest.CREDIT_LOW]);
            long amount = PackedRequest.form(words[transfer + PackedRequest.FORM]) == PackedRequest.FIXED
                    ? words[transfer + PackedRequest.AMOUNT]
                    : amount(words, at, transfer, debit, credit);
            OutcomeCode fault = post(debit, credit, amount);
            if (fault != null) {
                return fault;
            }
        }
        int conditions = PackedRequest.conditions(shape);
        for (int index = 0; index < conditions; index++) {
            OutcomeCode fault = conditionFault(words, PackedRequest.conditionAt(at, transfers, index), index);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /**
     * The only transfer, of a known amount, without conditions: nothing after it can be rejected, so nothing is copied, and the
     * balances of accounts that are there are set at once.
     */
    private @Nullable OutcomeCode evaluatePlain(long[] words, int transfer) {
        long debitHigh = words[transfer + PackedRequest.DEBIT_HIGH];
        long debitLow = words[transfer + PackedRequest.DEBIT_LOW];
        long creditHigh = words[transfer + PackedRequest.CREDIT_HIGH];
        long creditLow = words[transfer + PackedRequest.CREDIT_LOW];
        long amount = words[transfer + PackedRequest.AMOUNT];
        long debitHash = Hash.mix(debitHigh, debitLow);
        long creditHash = Hash.mix(creditHigh, creditLow);
        long[] debitSegment = accounts.segment(debitHash);
        long[] creditSegment = accounts.segment(creditHash);
        int debitCell = AccountTable.find(debitSegment, debitHash, debitHigh, debitLow);
        int creditCell = AccountTable.find(creditSegment, creditHash, creditHigh, creditLow);
        if (debitCell == AccountTable.ABSENT || creditCell == AccountTable.ABSENT) {
            return post(debitHigh, debitLow, creditHigh, creditLow, amount);
        }
        long debitBefore = AccountTable.balanceAt(debitSegment, debitCell);
        long creditBefore = AccountTable.balanceAt(creditSegment, creditCell);
        long debitAfter = debitAfter(debitHigh, debitBefore, amount);
        long creditAfter = creditAfter(creditHigh, creditBefore, amount);
        OutcomeCode fault = balanceFault(debitHigh, debitBefore, debitAfter, creditHigh, creditBefore, creditAfter);
        if (fault != null) {
            return fault;
        }
        write(debitHigh, debitLow, creditHigh, creditLow, amount, debitAfter, creditAfter);
        AccountTable.setBalanceAt(debitSegment, debitCell, debitAfter);
        AccountTable.setBalanceAt(creditSegment, creditCell, creditAfter);
        return null;
    }

    /** Evaluates one more transfer of a known amount; why it is rejected, or null. */
    @Nullable
    OutcomeCode post(long debitHigh, long debitLow, long creditHigh, long creditLow, long amount) {
        return post(touch(debitHigh, debitLow), touch(creditHigh, creditLow), amount);
    }

    /** Writes the balances to the accounts; those that are new are noted for undoing. */
    void commit(UndoLog undo) {
        int absent = 0;
        for (int index = 0; index < touchedCount; index++) {
            int cell = cells[index];
            if (cell == AccountTable.ABSENT) {
                absent++;
            } else {
                AccountTable.setBalanceAt(accounts.segment(hashes[index]), cell, balances[index]);
            }
        }
        for (int index = 0; absent > 0; index++) {
            if (cells[index] == AccountTable.ABSENT) {
                accounts.insert(touched[2 * index], touched[2 * index + 1], balances[index]);
                undo.created(touched[2 * index], touched[2 * index + 1]);
                absent--;
            }
        }
    }

    /** Writes as {@link #commit} does, and drops one of the two accounts of the only transfer, whose balance is 0 by now. */
    void commitAndDrop(long high, long low, UndoLog undo) {
        int dropped = indexOf(high, low);
        if (balances[dropped] != 0) {
            throw new IllegalStateException(
                    "closed bucket " + new AccountId(high, low) + " is dropped with " + balances[dropped] + " in it");
        }
        boolean existed = cells[dropped] != AccountTable.ABSENT;
        int kept = 1 - dropped;
        if (existed) {
            undo.dropped(high, low);
            accounts.remove(high, low);
        } else {
            undo.created(high, low);
        }
        long keptHigh = touched[2 * kept];
        long keptLow = touched[2 * kept + 1];
        if (cells[kept] == AccountTable.ABSENT) {
            undo.created(keptHigh, keptLow);
        }
        accounts.put(keptHigh, keptLow, balances[kept]);
    }

    private @Nullable OutcomeCode post(int debit, int credit, long amount) {
        long debitHigh = touched[2 * debit];
        long creditHigh = touched[2 * credit];
        long debitBefore = balances[debit];
        long creditBefore = balances[credit];
        long debitAfter = debitAfter(debitHigh, debitBefore, amount);
        long creditAfter = creditAfter(creditHigh, creditBefore, amount);
        OutcomeCode fault = balanceFault(debitHigh, debitBefore, debitAfter, creditHigh, creditBefore, creditAfter);
        if (fault != null) {
            return fault;
        }
        write(debitHigh, touched[2 * debit + 1], creditHigh, touched[2 * credit + 1], amount, debitAfter, creditAfter);
        balances[debit] = debitAfter;
        balances[credit] = creditAfter;
        return null;
    }

    private static long debitAfter(long high, long before, long amount) {
        return PackedAccount.debitNatural(high) ? before + amount : before - amount;
    }

    private static long creditAfter(long high, long before, long amount) {
        return PackedAccount.debitNatural(high) ? before - amount : before + amount;
    }

    /** Why the balances after a transfer may not be, or null. */
    private @Nullable OutcomeCode balanceFault(
            long debitHigh, long debitBefore, long debitAfter, long creditHigh, long creditBefore, long creditAfter) {
        if (debitAfter < 0 && PackedAccount.owned(debitHigh)) {
            return rejection.of(OutcomeCode.INSUFFICIENT, postedCount, debitBefore);
        }
        if (creditAfter < 0 && PackedAccount.owed(creditHigh)) {
            return rejection.of(OutcomeCode.CREDITS_EXCEED_DEBITS, postedCount, creditBefore);
        }
        boolean debitGrows = PackedAccount.debitNatural(debitHigh);
        boolean creditGrows = !PackedAccount.debitNatural(creditHigh);
        if (overflowed(debitBefore, debitAfter, debitGrows) || overflowed(creditBefore, creditAfter, creditGrows)) {
            return rejection.of(OutcomeCode.OVERFLOW, postedCount, 0);
        }
        return null;
    }

    /** Writes a transfer as it is posted to its place behind the end of the log. */
    private void write(
            long debitHigh,
            long debitLow,
            long creditHigh,
            long creditLow,
            long amount,
            long debitAfter,
            long creditAfter) {
        long[] chunk = log.lastChunk();
        int out = postedAt(postedCount++);
        chunk[out + PackedEntry.DEBIT_HIGH] = debitHigh;
        chunk[out + PackedEntry.DEBIT_LOW] = debitLow;
        chunk[out + PackedEntry.CREDIT_HIGH] = creditHigh;
        chunk[out + PackedEntry.CREDIT_LOW] = creditLow;
        chunk[out + PackedEntry.AMOUNT] = amount;
        chunk[out + PackedEntry.DEBIT_BALANCE] = debitAfter;
        chunk[out + PackedEntry.CREDIT_BALANCE] = creditAfter;
    }

    private long amount(long[] words, int at, int transfer, int debit, int credit) {
        long packed = words[transfer + PackedRequest.FORM];
        long form = PackedRequest.form(packed);
        if (form == PackedRequest.UP_TO) {
            long most = words[transfer + PackedRequest.AMOUNT];
            if (PackedAccount.owned(words[transfer + PackedRequest.DEBIT_HIGH])) {
                most = Math.min(most, balances[debit]);
            }
            if (PackedAccount.owed(words[transfer + PackedRequest.CREDIT_HIGH])) {
                most = Math.min(most, balances[credit]);
            }
            return most;
        }
        int earlier = PackedRequest.reference(packed);
        int posted = postedAt(earlier);
        long[] chunk = log.lastChunk();
        long taken = chunk[posted + PackedEntry.AMOUNT];
        if (form == PackedRequest.REMAINDER) {
            return words[PackedRequest.transferAt(at, earlier) + PackedRequest.AMOUNT] - taken;
        }
        // The earlier debit account is credit-natural (a rule of form): what it had is what it has and what was taken.
        long had = chunk[posted + PackedEntry.DEBIT_BALANCE] + taken;
        return FloorFraction.of(balances[(packed & PackedRequest.CREDIT_SIDE) == 0 ? debit : credit], taken, had);
    }

    private int postedAt(int index) {
        return EntryLog.offset(log.end()) + PackedEntry.length(index);
    }

    private @Nullable OutcomeCode conditionFault(long[] words, int condition, int index) {
        long high = words[condition];
        long low = words[condition + 1];
        long limit = words[condition + 2];
        int known = indexOf(high, low);
        long before = known >= 0 ? balancesBefore[known] : accounts.balance(high, low);
        long after = known >= 0 ? balances[known] : before;
        if (words[condition + 3] == PackedRequest.AT_MOST) {
            return after <= limit
                    ? null
                    : rejection.of(OutcomeCode.CONDITION_NOT_MET, index, differenceFromZero(limit, before));
        }
        return after >= limit
                ? null
                : rejection.of(OutcomeCode.CONDITION_NOT_MET, index, differenceFromZero(before, limit));
    }

    /** {@code a - b}, not below 0 and not above what 63 bits hold. */
    private static long differenceFromZero(long a, long b) {
        if (a <= b) {
            return 0;
        }
        long difference = a - b;
        return difference < 0 ? Long.MAX_VALUE : difference;
    }

    private int touch(long high, long low) {
        int known = indexOf(high, low);
        if (known >= 0) {
            return known;
        }
        long hash = Hash.mix(high, low);
        long[] segment = accounts.segment(hash);
        int cell = AccountTable.find(segment, hash, high, low);
        long balance = cell == AccountTable.ABSENT ? 0 : AccountTable.balanceAt(segment, cell);
        int index = touchedCount++;
        touched[2 * index] = high;
        touched[2 * index + 1] = low;
        hashes[index] = hash;
        cells[index] = cell;
        balancesBefore[index] = balance;
        balances[index] = balance;
        return index;
    }

    private int indexOf(long high, long low) {
        for (int index = 0; index < touchedCount; index++) {
            if (touched[2 * index + 1] == low && touched[2 * index] == high) {
                return index;
            }
        }
        return -1;
    }

    /** Amounts are not negative: what grows may not end below where it began, nor what shrinks above. */
    private static boolean overflowed(long before, long after, boolean grows) {
        return grows ? after < before : after > before;
    }
}
