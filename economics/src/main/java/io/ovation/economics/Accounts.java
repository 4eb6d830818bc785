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

    public static AccountId coinIssuance(int market) {
        return account(AccountKind.COIN_ISSUANCE, Asset.COIN, 0, market);
    }

    public static AccountId promoIssuance(int market) {
        return account(AccountKind.PROMO_ISSUANCE, Asset.COIN, 0, market);
    }

    /** Bought coins of a user, by the currency they were bought in. */
    public static AccountId wallet(long user, Asset purchaseCurrency) {
        return account(AccountKind.WALLET, Asset.COIN, purchaseCurrency.number(), user);
    }

    public static AccountId promoWallet(long user) {
        return account(AccountKind.PROMO_WALLET, Asset.COIN, 0, user);
    }

    public static AccountId giftHold(long hold) {
        return account(AccountKind.GIFT_HOLD, Asset.COIN, 0, hold);
    }

    public static AccountId refundCoins(long refund) {
        return account(AccountKind.REFUND_COINS, Asset.COIN, 0, refund);
    }

    public static AccountId coinsSpent(int market) {
        return account(AccountKind.COINS_SPENT, Asset.COIN, 0, market);
    }

    public static AccountId promoSpent(int market) {
        return account(AccountKind.PROMO_SPENT, Asset.COIN, 0, market);
    }

    public static AccountId coinsVoided(int market) {
        return account(AccountKind.COINS_VOIDED, Asset.COIN, 0, market);
    }

    /** Coins that a user spent on a business day; a daily cap is a condition on its balance. */
    public static AccountId spendMeter(long user, LocalDate day) {
        return account(AccountKind.SPEND_METER, Asset.COIN, dayBucket(day), user);
    }

    public static AccountId spendMetered(int market) {
        return account(AccountKind.SPEND_METERED, Asset.COIN, 0, market);
    }

    public static AccountId diamondIssuance(int market) {
        return account(AccountKind.DIAMOND_ISSUANCE, Asset.DIAMOND, 0, market);
    }

    public static AccountId diamondsRedeemed(int market) {
        return account(AccountKind.DIAMONDS_REDEEMED, Asset.DIAMOND, 0, market);
    }

    /** A creator's diamonds that mature on a day. */
    public static AccountId diamondsPending(long creator, LocalDate maturesOn) {
        return account(AccountKind.DIAMONDS_PENDING, Asset.DIAMOND, dayBucket(maturesOn), creator);
    }

    public static AccountId diamondsAvailable(long creator) {
        return account(AccountKind.DIAMONDS_AVAILABLE, Asset.DIAMOND, 0, creator);
    }

    public static AccountId diamondsReserved(long payout) {
        return account(AccountKind.DIAMONDS_RESERVED, Asset.DIAMOND, 0, payout);
    }

    public static AccountId diamondsReceivable(long creator) {
        return account(AccountKind.DIAMONDS_RECEIVABLE, Asset.DIAMOND, 0, creator);
    }

    public static AccountId providerReceivable(long provider, Asset currency) {
        return account(AccountKind.PROVIDER_RECEIVABLE, currency, 0, provider);
    }

    public static AccountId bank(long bankAccount, Asset currency) {
        return account(AccountKind.BANK, currency, 0, bankAccount);
    }

    /** What we owe a user for the coins in {@link #wallet}. */
    public static AccountId coinLiability(long user, Asset currency) {
        return account(AccountKind.COIN_LIABILITY, currency, currency.number(), user);
    }

    public static AccountId refundClearing(long refund, Asset currency) {
        return account(AccountKind.REFUND_CLEARING, currency, 0, refund);
    }

    public static AccountId deferredChannelFee(long user, Asset currency) {
        return account(AccountKind.DEFERRED_CHANNEL_FEE, currency, 0, user);
    }

    public static AccountId taxUnspent(long user, Asset currency) {
        return account(AccountKind.TAX_UNSPENT, currency, 0, user);
    }

    public static AccountId taxPayable(int market, Asset currency, LocalDate day) {
        return account(AccountKind.TAX_PAYABLE, currency, monthBucket(day), market);
    }

    public static AccountId taxWithheld(int market, Asset currency, LocalDate day) {
        return account(AccountKind.TAX_WITHHELD, currency, monthBucket(day), market);
    }

    public static AccountId giftRevenue(int market, Asset currency, LocalDate day) {
        return account(AccountKind.GIFT_REVENUE, currency, monthBucket(day), market);
    }

    public static AccountId channelFeeExpense(int market, Asset currency, LocalDate day) {
        return account(AccountKind.CHANNEL_FEE_EXPENSE, currency, monthBucket(day), market);
    }

    public static AccountId creatorShareCost(int market, Asset currency, LocalDate day) {
        return account(AccountKind.CREATOR_SHARE_COST, currency, monthBucket(day), market);
    }

    public static AccountId promoExpense(int market, Asset currency, LocalDate day) {
        return account(AccountKind.PROMO_EXPENSE, currency, monthBucket(day), market);
    }

    public static AccountId fraudLoss(int market, Asset currency, LocalDate day) {
        return account(AccountKind.FRAUD_LOSS, currency, monthBucket(day), market);
    }

    public static AccountId fraudReserve(int market, Asset currency) {
        return account(AccountKind.FRAUD_RESERVE, currency, 0, market);
    }

    public static AccountId rounding(int market, Asset currency, LocalDate day) {
        return account(AccountKind.ROUNDING, currency, monthBucket(day), market);
    }

    public static AccountId heldCoinLiability(long hold, Asset currency) {
        return account(AccountKind.HELD_COIN_LIABILITY, currency, 0, hold);
    }

    public static AccountId heldTaxUnspent(long hold, Asset currency) {
        return account(AccountKind.HELD_TAX_UNSPENT, currency, 0, hold);
    }

    public static AccountId heldChannelFee(long hold, Asset currency) {
        return account(AccountKind.HELD_CHANNEL_FEE, currency, 0, hold);
    }

    /** A creator's LIVE income that matures on a day. */
    public static AccountId earningsPendingLive(long creator, Asset currency, LocalDate maturesOn) {
        return account(AccountKind.EARNINGS_PENDING_LIVE, currency, dayBucket(maturesOn), creator);
    }

    public static AccountId earningsAvailableLive(long creator, Asset currency) {
        return account(AccountKind.EARNINGS_AVAILABLE_LIVE, currency, 0, creator);
    }

    public static AccountId payoutClearing(long payout, Asset currency) {
        return account(AccountKind.PAYOUT_CLEARING, currency, 0, payout);
    }

    public static AccountId creatorReceivable(long creator, Asset currency) {
        return account(AccountKind.CREATOR_RECEIVABLE, currency, 0, creator);
    }
}
