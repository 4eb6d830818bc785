package io.ovation.economics;

import io.ovation.ledger.Entry;

/**
 * What each money event means in the books: the transfers of its journal entry, debit to credit.
 *
 * <p>One class a rule; the chapter on each, with a worked entry, is in {@code docs/economics}, generated from the golden
 * files that also test the rules. Rules are pure: the same event and rule set give the same entry on every machine.
 * They run before the journal, which keeps final amounts and the version of the rule set, so a changed rule never
 * changes the past.
 *
 * <p>How amounts are written, see {@link Posting}: fixed, the same part of an account that an earlier transfer took of
 * its own (this is how revenue, tax and fees of bought coins are released exactly, to the last micro), or all that an
 * account has.
 */
public final class PostingRules {
    private PostingRules() {}

    /**
     * The journal entry of an event.
     *
     * @throws IllegalArgumentException if the event cannot be posted under these rules, a fault of its maker
     * @throws ArithmeticException if an amount does not fit 64 bits
     */
    public static Entry entry(MoneyEvent event, RuleSet rules) {
        Posting posting = new Posting(event, rules);
        switch (event) {
            case CoinsBought bought -> CoinsBoughtRule.post(bought, posting);
            case PromotionalCoinsGranted granted -> PromotionalCoinsRule.post(granted, posting);
            case GiftSent sent -> GiftSentRule.post(sent, posting, rules);
            case BigGiftHeld held -> BigGiftHeldRule.post(held, posting);
            case BigGiftReleased released -> BigGiftReleasedRule.post(released, posting, rules);
            case BigGiftUndone undone -> BigGiftUndoneRule.post(undone, posting);
            case EarningsMatured matured -> EarningsMaturedRule.post(matured, posting);
            case RefundAsked asked -> RefundAskedRule.post(asked, posting);
            case RefundPaid paid -> RefundPaidRule.post(paid, posting);
            case RefundFailed failed -> RefundFailedRule.post(failed, posting);
            case PayoutAsked asked -> PayoutAskedRule.post(asked, posting);
            case PayoutApproved approved -> PayoutApprovedRule.post(approved, posting);
            case PayoutPaid paid -> PayoutPaidRule.post(paid, posting);
            case PayoutReturned returned -> PayoutReturnedRule.post(returned, posting);
            case ProviderSettled settled -> ProviderSettledRule.post(settled, posting);
            case MoneyCleared cleared -> MoneyClearedRule.post(cleared, posting);
            case BooksAdjusted adjusted -> BooksAdjustedRule.post(adjusted, posting, rules);
            case DisputeOpened opened -> DisputeOpenedRule.post(opened, posting);
            case DisputeWon won -> DisputeWonRule.post(won, posting);
            case DisputeLost lost -> DisputeLostRule.post(lost, posting);
            case GiftDisputed disputed -> GiftDisputedRule.post(disputed, posting);
            case RefundBounced bounced -> RefundBouncedRule.post(bounced, posting);
            case StoreRefunded refunded -> StoreRefundedRule.post(refunded, posting);
            case StoreRefundReversed reversed -> StoreRefundReversedRule.post(reversed, posting);
            case VideoGiftSent sent -> VideoGiftSentRule.post(sent, posting, rules);
            case TipSent sent -> TipSentRule.post(sent, posting);
            case TipRefundAsked asked -> TipRefundAskedRule.post(asked, posting);
            case TipRefundFailed failed -> TipRefundFailedRule.post(failed, posting);
            case TipDisputeLost lost -> TipDisputeLostRule.post(lost, posting);
            case ChargeRefundPaid paid -> ChargeRefundPaidRule.post(paid, posting);
            case ChargeRefundBounced bounced -> ChargeRefundBouncedRule.post(bounced, posting);
            case ChargeDisputed disputed -> ChargeDisputedRule.post(disputed, posting);
            case ChargeDisputeWon won -> ChargeDisputeWonRule.post(won, posting);
            case MembershipCharged charged -> MembershipChargedRule.post(charged, posting);
            case MembershipServed served -> MembershipServedRule.post(served, posting);
            case MembershipRefundAsked asked -> MembershipRefundAskedRule.post(asked, posting);
            case MembershipRefundFailed failed -> MembershipRefundFailedRule.post(failed, posting);
            case MembershipGiven given -> MembershipGivenRule.post(given, posting);
            case MembershipDisputeLost lost -> MembershipDisputeLostRule.post(lost, posting);
            case MembershipForfeited forfeited -> MembershipForfeitedRule.post(forfeited, posting);
            case MembershipShareTaken taken -> MembershipShareTakenRule.post(taken, posting);
            case PayoutReserveHeld held -> PayoutReserveHeldRule.post(held, posting);
            case PayoutReserveReleased released -> PayoutReserveReleasedRule.post(released, posting);
            case PayoutConverted converted -> PayoutConvertedRule.post(converted, posting);
            case PayoutConversionUndone undone -> PayoutConversionUndoneRule.post(undone, posting);
            case FundShared shared -> FundSharedRule.post(shared, posting);
            case FundReduced reduced -> FundReducedRule.post(reduced, posting);
            case ClawBackCorrected corrected -> ClawBackCorrectedRule.post(corrected, posting);
            case EarningsQuarantined quarantined -> EarningsQuarantinedRule.post(quarantined, posting);
            case QuarantineReleased released -> QuarantineReleasedRule.post(released, posting);
            case QuarantineConfiscated confiscated -> QuarantineConfiscatedRule.post(confiscated, posting);
        }
        return posting.entry();
    }
}
