package io.ovation.economics;

/**
 * A payout came to nothing and everything goes the way back: rejected in review (nothing withheld, nothing paid),
 * failed at the provider after approval (tax withheld), or returned by the creator's bank (paid and withheld).
 *
 * @param creator who is not paid
 * @param currency what the earnings are in
 * @param withheldMicros tax withheld at the approval; 0 if it was never approved
 * @param returnedMicros what came back to our bank account; 0 if it never left
 * @param amounts what each stream had given: it gets exactly that back
 * @param bankAccount number of our bank account
 * @param payout number of the payout
 */
public record PayoutReturned(
        Header header,
        long creator,
        Asset currency,
        long withheldMicros,
        long returnedMicros,
        PayoutAmounts amounts,
        long bankAccount,
        long payout)
        implements MoneyEvent {
    public PayoutReturned {
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.notNegative(withheldMicros, "withheld");
        Require.notNegative(returnedMicros, "returned");
        Require.positive(bankAccount, "bank account");
        Require.positive(payout, "payout");
    }

    @Override
    public EventKind kind() {
        return EventKind.PAYOUT_RETURNED;
    }
}
