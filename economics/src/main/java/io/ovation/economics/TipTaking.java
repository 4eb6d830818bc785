package io.ovation.economics;

import io.ovation.ledger.AccountId;
import io.ovation.ledger.Side;
import java.time.LocalDate;

/** Where the money of a tip that goes back comes from: the part that a refund and a lost dispute share. */
final class TipTaking {
    private TipTaking() {}

    /** Two transfers: what there is, and what the platform bears. */
    static void post(
            MoneyEvent.Header header,
            long creator,
            Asset currency,
            long tipMicros,
            LocalDate maturesOn,
            boolean matured,
            AccountId to,
            Posting posting) {
        AccountId from = matured
                ? Accounts.fraudReserve(header.market(), currency)
                : Accounts.earningsPending(creator, Stream.TIPS, currency, maturesOn);
        int taken = posting.upTo(from, to, tipMicros, Side.DEBIT);
        posting.remainder(Accounts.fraudLoss(header.market(), currency, header.day()), to, taken);
    }
}
