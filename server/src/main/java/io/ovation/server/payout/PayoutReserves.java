package io.ovation.server.payout;

import io.ovation.economics.Asset;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.PayoutAmounts;
import io.ovation.economics.PayoutReserveReleased;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import java.util.List;
import java.util.function.Function;

/** Makes reserves available again: when their day has come, or when their payout came to nothing. Blocking; any thread. */
final class PayoutReserves {
    /** What is due is posted however late. */
    private static final long NO_DEADLINE = Long.MAX_VALUE;

    private final Function<MoneyEvent, Receipt> ledger;
    private final PayoutTermsStore terms;
    private final Markets markets;

    PayoutReserves(Function<MoneyEvent, Receipt> ledger, PayoutTermsStore terms, Markets markets) {
        this.ledger = ledger;
        this.terms = terms;
        this.markets = markets;
    }

    /** Releases the reserve of a payout; one that is released, or was never kept, changes nothing. */
    void release(Payout payout) {
        if (terms.of(payout.number()).reserveStatus() != PayoutTerms.ReserveStatus.HELD) {
            return;
        }
        List<PayoutAmounts.Part> parts = terms.reserveParts(payout.number());
        ledger.apply(new PayoutReserveReleased(
                        new MoneyEvent.Header(
                                DerivedIds.payoutReserveReleased(payout.number()),
                                payout.fingerprint(),
                                NO_DEADLINE,
                                markets.get(payout.market()).number(),
                                payout.businessDay()),
                        payout.creator(),
                        Asset.fiat(payout.currency()),
                        new PayoutAmounts(parts),
                        payout.number()))
                .applied();
        terms.released(payout.number());
    }
}
