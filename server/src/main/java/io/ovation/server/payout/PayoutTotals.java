package io.ovation.server.payout;

import io.ovation.economics.Asset;
import io.ovation.server.earning.PayoutFigures;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells a creator's summary what was paid, and within which limits. */
@ApplicationScoped
class PayoutTotals implements PayoutFigures {
    private final PayoutStore store;
    private final Payouts payouts;

    PayoutTotals(PayoutStore store, Payouts payouts) {
        this.store = store;
        this.payouts = payouts;
    }

    @Override
    public long paidOut(long creator, Asset currency) {
        return store.paidOut(creator, currency.code());
    }

    @Override
    public long minimum(Asset currency) {
        return payouts.in(currency, payouts.rules().minimum());
    }

    @Override
    public long dailyMaximum(long creator, Asset currency) {
        return payouts.in(currency, payouts.dailyMaximum(creator));
    }
}
