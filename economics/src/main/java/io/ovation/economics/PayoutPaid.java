package io.ovation.economics;

/**
 * The payout left our bank account.
 *
 * @param creator who was paid
 * @param currency the earnings currency
 * @param amountMicros what left: the amount asked less what was withheld, whole minor units
 * @param bankAccount number of our bank account
 * @param payout number of the payout
 */
public record PayoutPaid(Header header, long creator, Asset currency, long amountMicros, long bankAccount, long payout)
        implements MoneyEvent {
    public PayoutPaid {
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.positive(amountMicros, "amount");
        Require.wholeMinorUnits(amountMicros, currency, "amount");
        Require.positive(bankAccount, "bank account");
        Require.positive(payout, "payout");
    }

    @Override
    public EventKind kind() {
        return EventKind.PAYOUT_PAID;
    }
}
