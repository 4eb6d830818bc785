package io.ovation.economics;

import io.ovation.ledger.AccountId;
import java.time.LocalDate;

/**
 * Builds the id of every account in the chart. Ids are computed, never looked up; an account exists from its first
 * transfer.
 */
public final class Accounts {
    private Accounts() {}

    private static AccountId account(AccountKind kind, Asset asset, int bucket, long owner) {
        if (!kind.allows(asset)) {
            throw new IllegalArgumentException(kind.code() + " does not hold " + asset.code());
        }
        return AccountId.of(kind.number(), asset.number(), bucket, owner);
    }

    /** The bucket of a day: days since 1970-01-01. */
    public static int dayBucket(LocalDate day) {
        return Math.toIntExact(day.toEpochDay());
    }

    /** The bucket of a day's month: 202611 for any day of November 2026. */
    public static int monthBucket(LocalDate day) {
        return day.getYear() * 100 + day.getMonthValue();
    }

    /** Where bought coins come from. */
    public static AccountId coinIssuance(int market) {
        return account(AccountKind.COIN_ISSUANCE, Asset.COIN, 0, market);
    }

    /** Where given coins come from. */
    public static AccountId promoIssuance(int market) {
        return account(AccountKind.PROMO_ISSUANCE, Asset.COIN, 0, market);
    }

    /** Bought coins of a user, by the currency they were bought in. */
    public static AccountId wallet(long user, Asset purchaseCurrency) {
        return account(AccountKind.WALLET, Asset.COIN, purchaseCurrency.number(), user);
    }

    /** Coins given, to spend. */
    public static AccountId promoWallet(long user) {
        return account(AccountKind.PROMO_WALLET, Asset.COIN, 0, user);
    }

    /** Coins of a big gift on its way. */
    public static AccountId giftHold(long hold) {
        return account(AccountKind.GIFT_HOLD, Asset.COIN, 0, hold);
    }

    /** Coins of a refund under way. */
    public static AccountId refundCoins(long refund) {
        return account(AccountKind.REFUND_COINS, Asset.COIN, 0, refund);
    }

    /** Where spent coins go. */
    public static AccountId coinsSpent(int market) {
        return account(AccountKind.COINS_SPENT, Asset.COIN, 0, market);
    }

    /** Where given coins go when spent. */
    public static AccountId promoSpent(int market) {
        return account(AccountKind.PROMO_SPENT, Asset.COIN, 0, market);
    }

    /** Where refunded coins go. */
    public static AccountId coinsVoided(int market) {
        return account(AccountKind.COINS_VOIDED, Asset.COIN, 0, market);
    }

    /** Coins that a user spent on a business day; a daily cap is a condition on its balance. */
    public static AccountId spendMeter(long user, LocalDate day) {
        return account(AccountKind.SPEND_METER, Asset.COIN, dayBucket(day), user);
    }

    /** The other sign of all meters. */
    public static AccountId spendMetered(int market) {
        return account(AccountKind.SPEND_METERED, Asset.COIN, 0, market);
    }

    /** Where diamonds come from. */
    public static AccountId diamondIssuance(int market) {
        return account(AccountKind.DIAMOND_ISSUANCE, Asset.DIAMOND, 0, market);
    }

    /** Where paid-out diamonds go. */
    public static AccountId diamondsRedeemed(int market) {
        return account(AccountKind.DIAMONDS_REDEEMED, Asset.DIAMOND, 0, market);
    }

    /**
     * A creator's diamonds of a stream that mature on a day.
     *
     * @throws IllegalStateException if the stream has no diamonds
     */
    public static AccountId diamondsPending(long creator, Stream stream, LocalDate maturesOn) {
        return account(stream.diamondsPending(), Asset.DIAMOND, dayBucket(maturesOn), creator);
    }

    /**
     * Redeemable diamonds of a stream.
     *
     * @throws IllegalStateException if the stream has no diamonds
     */
    public static AccountId diamondsAvailable(long creator, Stream stream) {
        return account(stream.diamondsAvailable(), Asset.DIAMOND, 0, creator);
    }

    /** In a payout. */
    public static AccountId diamondsReserved(long payout) {
        return account(AccountKind.DIAMONDS_RESERVED, Asset.DIAMOND, 0, payout);
    }

    /** Owed back by a creator. */
    public static AccountId diamondsReceivable(long creator) {
        return account(AccountKind.DIAMONDS_RECEIVABLE, Asset.DIAMOND, 0, creator);
    }

    /** Owed to us by a payment provider. */
    public static AccountId providerReceivable(long provider, Asset currency) {
        return account(AccountKind.PROVIDER_RECEIVABLE, currency, 0, provider);
    }

    /** Our bank account. */
    public static AccountId bank(long bankAccount, Asset currency) {
        return account(AccountKind.BANK, currency, 0, bankAccount);
    }

    /** What we owe a user for the coins in {@link #wallet}. */
    public static AccountId coinLiability(long user, Asset currency) {
        return account(AccountKind.COIN_LIABILITY, currency, currency.number(), user);
    }

    /** Money of a refund under way. */
    public static AccountId refundClearing(long refund, Asset currency) {
        return account(AccountKind.REFUND_CLEARING, currency, 0, refund);
    }

    /** Fee paid for unspent coins. */
    public static AccountId deferredChannelFee(long user, Asset currency) {
        return account(AccountKind.DEFERRED_CHANNEL_FEE, currency, 0, user);
    }

    /** Tax collected on unspent coins. */
    public static AccountId taxUnspent(long user, Asset currency) {
        return account(AccountKind.TAX_UNSPENT, currency, 0, user);
    }

    /** Sales tax owed to the state. */
    public static AccountId taxPayable(int market, Asset currency, LocalDate day) {
        return account(AccountKind.TAX_PAYABLE, currency, monthBucket(day), market);
    }

    /** Tax withheld from payouts. */
    public static AccountId taxWithheld(int market, Asset currency, LocalDate day) {
        return account(AccountKind.TAX_WITHHELD, currency, monthBucket(day), market);
    }

    /** What viewers paid for the coins of gifts. */
    public static AccountId giftRevenue(int market, Asset currency, LocalDate day) {
        return account(AccountKind.GIFT_REVENUE, currency, monthBucket(day), market);
    }

    /** Fees of stores and providers. */
    public static AccountId channelFeeExpense(int market, Asset currency, LocalDate day) {
        return account(AccountKind.CHANNEL_FEE_EXPENSE, currency, monthBucket(day), market);
    }

    /** What creators earned from gifts. */
    public static AccountId creatorShareCost(int market, Asset currency, LocalDate day) {
        return account(AccountKind.CREATOR_SHARE_COST, currency, monthBucket(day), market);
    }

    /** What creators earned from the creator fund. */
    public static AccountId fundExpense(int market, Asset currency, LocalDate day) {
        return account(AccountKind.FUND_EXPENSE, currency, monthBucket(day), market);
    }

    /** What creators earned from given coins. */
    public static AccountId promoExpense(int market, Asset currency, LocalDate day) {
        return account(AccountKind.PROMO_EXPENSE, currency, monthBucket(day), market);
    }

    /** Set aside for fraud. */
    public static AccountId fraudLoss(int market, Asset currency, LocalDate day) {
        return account(AccountKind.FRAUD_LOSS, currency, monthBucket(day), market);
    }

    /** Pays when fraud is found late. */
    public static AccountId fraudReserve(int market, Asset currency) {
        return account(AccountKind.FRAUD_RESERVE, currency, 0, market);
    }

    /** Parts of a cent that nobody is owed. */
    public static AccountId rounding(int market, Asset currency, LocalDate day) {
        return account(AccountKind.ROUNDING, currency, monthBucket(day), market);
    }

    /** What we owe for a hold's coins. */
    public static AccountId heldCoinLiability(long hold, Asset currency) {
        return account(AccountKind.HELD_COIN_LIABILITY, currency, 0, hold);
    }

    /** Tax collected on a hold's coins. */
    public static AccountId heldTaxUnspent(long hold, Asset currency) {
        return account(AccountKind.HELD_TAX_UNSPENT, currency, 0, hold);
    }

    /** Fee paid for a hold's coins. */
    public static AccountId heldChannelFee(long hold, Asset currency) {
        return account(AccountKind.HELD_CHANNEL_FEE, currency, 0, hold);
    }

    /** What a payment provider had to give back while a dispute is open. */
    public static AccountId disputeReceivable(long provider, Asset currency) {
        return account(AccountKind.DISPUTE_RECEIVABLE, currency, 0, provider);
    }

    /** Fees of providers for disputes. */
    public static AccountId disputeCost(int market, Asset currency, LocalDate day) {
        return account(AccountKind.DISPUTE_COST, currency, monthBucket(day), market);
    }

    /** A creator's income of a stream that matures on a day. */
    public static AccountId earningsPending(long creator, Stream stream, Asset currency, LocalDate maturesOn) {
        return account(stream.pending(), currency, dayBucket(maturesOn), creator);
    }

    /** A creator's income of a stream, payable on request. */
    public static AccountId earningsAvailable(long creator, Stream stream, Asset currency) {
        return account(stream.available(), currency, 0, creator);
    }

    /** A payout on its way. */
    public static AccountId payoutClearing(long payout, Asset currency) {
        return account(AccountKind.PAYOUT_CLEARING, currency, 0, payout);
    }

    /** What is kept beside a payout until a day. */
    public static AccountId payoutReserve(long payout, Asset currency) {
        return account(AccountKind.PAYOUT_RESERVE, currency, 0, payout);
    }

    /** The diamonds of {@link #payoutReserve}. */
    public static AccountId diamondsInReserve(long payout) {
        return account(AccountKind.DIAMONDS_IN_RESERVE, Asset.DIAMOND, 0, payout);
    }

    /** What was changed out of a currency (above zero) or into it (below). */
    public static AccountId fxPosition(int market, Asset currency) {
        return account(AccountKind.FX_POSITION, currency, 0, market);
    }

    /** What open positions gained or lost. */
    public static AccountId fxGainLoss(int market, Asset currency, LocalDate day) {
        return account(AccountKind.FX_GAIN_LOSS, currency, monthBucket(day), market);
    }

    /** Owed back by a creator from gifts; {@link #diamondsReceivable} goes with it. */
    public static AccountId creatorReceivable(long creator, Asset currency) {
        return account(AccountKind.CREATOR_RECEIVABLE, currency, 0, creator);
    }

    /**
     * Where what a creator owes back of a stream is kept, and what the stream's next maturity pays first: one account for
     * all streams with diamonds (money and diamonds are owed together), another for all without.
     */
    public static AccountId receivable(long creator, Stream stream, Asset currency) {
        return stream.hasDiamonds()
                ? creatorReceivable(creator, currency)
                : account(AccountKind.STREAM_RECEIVABLE, currency, 0, creator);
    }

    /** Service fees that payers paid. */
    public static AccountId feeRevenue(int market, Asset currency, LocalDate day) {
        return account(AccountKind.FEE_REVENUE, currency, monthBucket(day), market);
    }

    /** Money of a charge on its way back. */
    public static AccountId chargeRefundClearing(long refund, Asset currency) {
        return account(AccountKind.CHARGE_REFUND_CLEARING, currency, 0, refund);
    }

    /** What was paid for a membership (or a gift of some) and is not served. */
    public static AccountId membershipLiability(long membership, Asset currency) {
        return account(AccountKind.MEMBERSHIP_LIABILITY, currency, 0, membership);
    }

    /** What members paid for days that were served. */
    public static AccountId membershipRevenue(int market, Asset currency, LocalDate day) {
        return account(AccountKind.MEMBERSHIP_REVENUE, currency, monthBucket(day), market);
    }

    /** The provider's fee for days that are not served. */
    public static AccountId membershipFee(long membership, Asset currency) {
        return account(AccountKind.MEMBERSHIP_FEE, currency, 0, membership);
    }

    /** Tax collected on days that are not served. */
    public static AccountId membershipTax(long membership, Asset currency) {
        return account(AccountKind.MEMBERSHIP_TAX, currency, 0, membership);
    }

    /** What is on its way to another market's shard; below zero what came from there. */
    public static AccountId clearing(int otherMarket, Asset asset) {
        return account(AccountKind.CLEARING, asset, 0, otherMarket);
    }

    /** What came from another market's shard and could not be placed. */
    public static AccountId suspense(int fromMarket, Asset asset) {
        return account(AccountKind.SUSPENSE, asset, 0, fromMarket);
    }

    /** Earnings of a suspicious gift, under review. */
    public static AccountId earningsQuarantined(long quarantine, Asset currency) {
        return account(AccountKind.EARNINGS_QUARANTINED, currency, 0, quarantine);
    }

    /** Diamonds of a suspicious gift, under review. */
    public static AccountId diamondsQuarantined(long quarantine) {
        return account(AccountKind.DIAMONDS_QUARANTINED, Asset.DIAMOND, 0, quarantine);
    }

    /** What a claw-back could not take, inside its entry only. */
    public static AccountId disputeShortfall(int market, Asset currency) {
        return account(AccountKind.DISPUTE_SHORTFALL, currency, 0, market);
    }
}
