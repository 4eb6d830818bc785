package io.ovation.ledger;

/** Adds up what another ledger decided, and checks that it follows from the state before it. */
final class Replay {

    private Replay() {}

    static void apply(
            AcceptedEntry entry, long expectedSequence, AccountTable accounts, BucketFloors floors, UndoLog undo) {
        require(entry.sequence() == expectedSequence, entry, "the next sequence is " + expectedSequence);
        for (Posted posted : entry.transfers()) {
            AccountId debit = posted.debit();
            AccountId credit = posted.credit();
            require(posted.amount() >= 0, entry, "its amount is negative");
            require(EntryForm.pairFault(debit, credit) == null, entry, "its accounts do not fit together");
            add(
                    debit,
                    debit.debitNatural() ? posted.amount() : -posted.amount(),
                    posted.debitBalance(),
                    entry,
                    accounts,
                    undo);
            add(
                    credit,
                    credit.debitNatural() ? -posted.amount() : posted.amount(),
                    posted.creditBalance(),
                    entry,
                    accounts,
                    undo);
        }
        if (entry.code() == BucketClosing.CODE) {
            Posted posted = entry.transfers().getFirst();
            drop(entry.reference1() == 1 ? posted.credit() : posted.debit(), accounts, undo);
        } else if (entry.code() == FloorRise.CODE) {
            int kind = (int) entry.reference1();
            undo.floor(kind, floors.of(kind));
            floors.set(kind, (int) entry.reference2());
        }
    }

    /** Removes a closed bucket, whose balance is 0. */
    static void drop(AccountId account, AccountTable accounts, UndoLog undo) {
        long balance = accounts.balance(account.high(), account.low());
        if (balance != 0) {
            throw new IllegalStateException("closed bucket " + account + " is dropped with " + balance + " in it");
        }
        undo.balance(account.high(), account.low(), 0, true);
        accounts.remove(account.high(), account.low());
    }

    private static void add(
            AccountId account, long change, long recorded, AcceptedEntry entry, AccountTable accounts, UndoLog undo) {
        int slot = accounts.find(account.high(), account.low());
        boolean existed = slot != AccountTable.ABSENT;
        long before = existed ? accounts.balanceAt(slot) : 0;
        long after = before + change;
        require(
                after == recorded,
                entry,
                "account " + account + " would stand at " + after + " and is recorded at " + recorded);
        require(
                after >= 0 || account.constraint() == Constraint.NONE,
                entry,
                "constrained account " + account + " would stand at " + after);
        undo.balance(account.high(), account.low(), before, existed);
        accounts.put(account.high(), account.low(), after);
    }

    private static void require(boolean holds, AcceptedEntry entry, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(
                    "entry " + entry.sequence() + " (" + entry.id() + ") does not follow: " + otherwise);
        }
    }
}
