package io.ovation.ledger;

import java.util.UUID;

/** Adds up what another ledger decided, and checks that it follows from the state before it. */
final class Replay {

    private final AccountTable accounts;
    private final BucketFloors floors;
    private final UndoLog undo;

    Replay(AccountTable accounts, BucketFloors floors, UndoLog undo) {
        this.accounts = accounts;
        this.floors = floors;
        this.undo = undo;
    }

    void apply(PackedEntry entry, long expectedSequence) {
        if (entry.sequence() != expectedSequence) {
            throw contradiction(entry, "the next sequence is " + expectedSequence);
        }
        int code = entry.code();
        boolean closing = code == BucketClosing.CODE;
        int count = entry.transferCount();
        if (closing && count != 1) {
            throw contradiction(entry, "closing a bucket is one transfer");
        }
        boolean dropsCredit = closing && entry.reference1() == 1;
        boolean dropsDebit = closing && !dropsCredit;
        for (int index = 0; index < count; index++) {
            long debitHigh = entry.debitHigh(index);
            long debitLow = entry.debitLow(index);
            long creditHigh = entry.creditHigh(index);
            long creditLow = entry.creditLow(index);
            long amount = entry.amount(index);
            if (amount < 0) {
                throw contradiction(entry, "its amount is negative");
            }
            if (PackedAccount.pairFault(debitHigh, debitLow, creditHigh, creditLow) != null) {
                throw contradiction(entry, "its accounts do not fit together");
            }
            if (floors.closed(debitHigh) != dropsDebit || floors.closed(creditHigh) != dropsCredit) {
                throw contradiction(entry, "a bucket is not as open as it would have to be");
            }
            long debitChange = PackedAccount.debitNatural(debitHigh) ? amount : -amount;
            long creditChange = PackedAccount.debitNatural(creditHigh) ? -amount : amount;
            add(entry, debitHigh, debitLow, debitChange, entry.debitBalance(index), dropsDebit);
            add(entry, creditHigh, creditLow, creditChange, entry.creditBalance(index), dropsCredit);
        }
        if (code == FloorRise.CODE) {
            raise(entry);
        }
    }

    /** Takes back what an accepted entry changed. */
    void subtract(PackedEntry entry) {
        int count = entry.transferCount();
        for (int index = 0; index < count; index++) {
            long debitHigh = entry.debitHigh(index);
            long creditHigh = entry.creditHigh(index);
            long amount = entry.amount(index);
            subtract(debitHigh, entry.debitLow(index), PackedAccount.debitNatural(debitHigh) ? amount : -amount);
            subtract(creditHigh, entry.creditLow(index), PackedAccount.debitNatural(creditHigh) ? -amount : amount);
        }
    }

    private void subtract(long high, long low, long change) {
        accounts.put(high, low, accounts.balance(high, low) - change);
    }

    private void raise(PackedEntry entry) {
        long kind = entry.reference1();
        if (kind < 1 || kind > 0xFFFF) {
            throw contradiction(entry, "there is no kind " + kind);
        }
        undo.floor((int) kind, floors.of((int) kind));
        floors.set((int) kind, (int) entry.reference2());
    }

    private void add(PackedEntry entry, long high, long low, long change, long recorded, boolean dropped) {
        long hash = Hash.mix(high, low);
        long[] segment = accounts.segment(hash);
        int cell = AccountTable.find(segment, hash, high, low);
        long before = cell == AccountTable.ABSENT ? 0 : AccountTable.balanceAt(segment, cell);
        long after = before + change;
        if (after != recorded) {
            throw contradiction(
                    entry,
                    "account " + new AccountId(high, low) + " would stand at " + after + " and is recorded at "
                            + recorded);
        }
        if (after < 0 && (PackedAccount.owned(high) || PackedAccount.owed(high))) {
            throw contradiction(entry, "constrained account " + new AccountId(high, low) + " would stand at " + after);
        }
        if (dropped) {
            if (after != 0) {
                throw contradiction(
                        entry, "closed bucket " + new AccountId(high, low) + " is dropped with " + after + " in it");
            }
            drop(cell, high, low);
        } else if (cell == AccountTable.ABSENT) {
            accounts.insert(high, low, after);
            undo.created(high, low);
        } else {
            AccountTable.setBalanceAt(segment, cell, after);
        }
    }

    /** Removes a closed bucket, whose balance is 0 by now, if it is there. */
    private void drop(int cell, long high, long low) {
        if (cell == AccountTable.ABSENT) {
            undo.created(high, low);
        } else {
            undo.dropped(high, low);
            accounts.remove(high, low);
        }
    }

    private static IllegalStateException contradiction(PackedEntry entry, String otherwise) {
        return new IllegalStateException("entry " + entry.sequence() + " (" + new UUID(entry.idHigh(), entry.idLow())
                + ") does not follow: " + otherwise);
    }
}
