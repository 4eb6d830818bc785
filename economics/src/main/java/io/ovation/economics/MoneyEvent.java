package io.ovation.economics;

import io.ovation.ledger.Fingerprint;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something that happened to money. Each kind is one record, and {@link PostingRules} says which transfers it means.
 *
 * <p>An event is made by the feature that knows the facts (who, what, how many coins), with everything a rule needs in
 * it: rules read no clock and no database. Amounts of currencies are micros unless the name says otherwise. Owners
 * (users, creators, recharges, refunds, payouts, holds) are the numbers of the system's records, 63 bits, positive.
 *
 * <p>A constructor throws {@link IllegalArgumentException} when the event makes no sense (a negative amount, a coin as
 * a currency): that is a fault of the caller. What a user may do wrong (no coins, cap reached) is decided by the ledger
 * and is an outcome.
 */
public sealed interface MoneyEvent
        permits CoinsBought,
                PromotionalCoinsGranted,
                GiftSent,
                BigGiftHeld,
                BigGiftReleased,
                BigGiftUndone,
                EarningsMatured,
                RefundAsked,
                RefundPaid,
                RefundFailed,
                PayoutAsked,
                PayoutApproved,
                PayoutPaid,
                PayoutReturned,
                ProviderSettled,
                MoneyCleared,
                BooksAdjusted,
                DisputeOpened,
                DisputeWon,
                DisputeLost,
                GiftDisputed,
                RefundBounced,
                StoreRefunded,
                StoreRefundReversed,
                VideoGiftSent,
                TipSent,
                TipRefundAsked,
                TipRefundFailed,
                TipDisputeLost,
                ChargeRefundPaid,
                ChargeRefundBounced,
                ChargeDisputed,
                ChargeDisputeWon,
                MembershipCharged,
                MembershipServed,
                MembershipRefundAsked,
                MembershipRefundFailed,
                MembershipGiven,
                MembershipDisputeLost,
                MembershipForfeited,
                MembershipShareTaken,
                PayoutReserveHeld,
                PayoutReserveReleased,
                PayoutConverted,
                PayoutConversionUndone,
                FundShared,
                FundReduced,
                ClawBackCorrected,
                EarningsQuarantined,
                QuarantineReleased,
                QuarantineConfiscated {

    /** What every event carries. */
    Header header();

    /** Which kind of event this is; its code becomes the entry's code. */
    EventKind kind();

    /**
     * What every event carries.
     *
     * @param id the entry's id, UUIDv7: the same request always has the same id. See {@link DerivedIds} for the ids of
     *     steps that follow from an earlier one
     * @param fingerprint of the caller's request, so that the same id with other content is refused
     * @param notAfterMillis wall time, epoch milliseconds, after which the entry must not be applied any more
     * @param market number of the market: the owner of market-wide accounts
     * @param day the business day in the market's time zone: the bucket of meters, and its month of turnover accounts
     */
    record Header(UUID id, Fingerprint fingerprint, long notAfterMillis, int market, LocalDate day) {
        public Header {
            Require.positive(market, "market");
            Require.positive(notAfterMillis, "not after");
        }
    }
}
