package io.ovation.economics;

import io.ovation.ledger.AccountId;
import java.util.List;

/** Exactly what two people agreed on, if the accounts may be moved by hand at all. */
final class BooksAdjustedRule {
    private BooksAdjustedRule() {}

    static void post(BooksAdjusted event, Posting posting, RuleSet rules) {
        BooksAdjusted.objection(event.movements(), rules).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        posting.references(event.adjustment(), 0, person(event));
        for (BooksAdjusted.Movement movement : event.movements()) {
            posting.fixed(movement.debit(), movement.credit(), movement.amount());
        }
    }

    /** The first user or creator it is about, so that their entries can be found; 0 when it is about nobody. */
    private static long person(BooksAdjusted event) {
        for (BooksAdjusted.Movement movement : event.movements()) {
            for (AccountId account : List.of(movement.debit(), movement.credit())) {
                AccountKind.Owner owner = AccountKind.of(account).owner();
                if (owner == AccountKind.Owner.USER || owner == AccountKind.Owner.CREATOR) {
                    return account.owner();
                }
            }
        }
        return 0;
    }
}
