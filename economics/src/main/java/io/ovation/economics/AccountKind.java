package io.ovation.economics;

import io.ovation.ledger.AccountId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The chart of accounts: what kinds of account there are, who owns one, and what its bucket means.
 *
 * <p>{@link #number()} is the 16-bit kind of an {@link AccountId}: its upper two bits are the {@link Sign constraint and
 * natural sign}, the lower fourteen number the kind. Numbers never change and are never used again. Build ids with
 * {@link Accounts}.
 */
public enum AccountKind {
    COIN_ISSUANCE(1, Sign.DEBIT, Holds.COIN, Owner.MARKET, Bucket.NONE, "where bought coins come from"),
    PROMO_ISSUANCE(2, Sign.DEBIT, Holds.COIN, Owner.MARKET, Bucket.NONE, "where given coins come from"),
    WALLET(3, Sign.CREDIT_BALANCE, Holds.COIN, Owner.USER, Bucket.CURRENCY, "coins bought, to spend"),
    PROMO_WALLET(4, Sign.CREDIT_BALANCE, Holds.COIN, Owner.USER, Bucket.NONE, "coins given, to spend"),
    GIFT_HOLD(5, Sign.CREDIT_BALANCE, Holds.COIN, Owner.HOLD, Bucket.NONE, "coins of a big gift on its way"),
    REFUND_COINS(6, Sign.CREDIT_BALANCE, Holds.COIN, Owner.REFUND, Bucket.NONE, "coins of a refund under way"),
    COINS_SPENT(7, Sign.CREDIT, Holds.COIN, Owner.MARKET, Bucket.NONE, "where spent coins go"),
    PROMO_SPENT(8, Sign.CREDIT, Holds.COIN, Owner.MARKET, Bucket.NONE, "where given coins go when spent"),
    COINS_VOIDED(9, Sign.CREDIT, Holds.COIN, Owner.MARKET, Bucket.NONE, "where refunded coins go"),
    SPEND_METER(11, Sign.DEBIT, Holds.COIN, Owner.USER, Bucket.DAY, "coins a user spent on a day, net of undone gifts"),
    SPEND_METERED(12, Sign.CREDIT, Holds.COIN, Owner.MARKET, Bucket.NONE, "the other sign of all meters"),

    DIAMOND_ISSUANCE(20, Sign.DEBIT, Holds.DIAMOND, Owner.MARKET, Bucket.NONE, "where diamonds come from"),
    DIAMONDS_REDEEMED(21, Sign.CREDIT, Holds.DIAMOND, Owner.MARKET, Bucket.NONE, "where paid-out diamonds go"),
    DIAMONDS_PENDING(22, Sign.CREDIT_BALANCE, Holds.DIAMOND, Owner.CREATOR, Bucket.DAY, "not matured; by maturity day"),
    DIAMONDS_AVAILABLE(23, Sign.CREDIT_BALANCE, Holds.DIAMOND, Owner.CREATOR, Bucket.NONE, "redeemable"),
    DIAMONDS_RESERVED(24, Sign.CREDIT_BALANCE, Holds.DIAMOND, Owner.PAYOUT, Bucket.NONE, "in a payout"),
    DIAMONDS_IN_RESERVE(
            29, Sign.CREDIT_BALANCE, Holds.DIAMOND, Owner.PAYOUT, Bucket.NONE, "of the money kept beside a payout"),
    DIAMONDS_QUARANTINED(
            28,
            Sign.CREDIT_BALANCE,
            Holds.DIAMOND,
            Owner.QUARANTINE,
            Bucket.NONE,
            "of a suspicious gift, under review"),
    DIAMONDS_RECEIVABLE(25, Sign.DEBIT_BALANCE, Holds.DIAMOND, Owner.CREATOR, Bucket.NONE, "owed back by a creator"),
    DIAMONDS_PENDING_VIDEO(
            26,
            Sign.CREDIT_BALANCE,
            Holds.DIAMOND,
            Owner.CREATOR,
            Bucket.DAY,
            "of videos, not matured; by maturity day"),
    DIAMONDS_AVAILABLE_VIDEO(
            27, Sign.CREDIT_BALANCE, Holds.DIAMOND, Owner.CREATOR, Bucket.NONE, "of videos, redeemable"),

    PROVIDER_RECEIVABLE(30, Sign.DEBIT, Holds.FIAT, Owner.PROVIDER, Bucket.NONE, "owed to us by a payment provider"),
    BANK(31, Sign.DEBIT, Holds.FIAT, Owner.BANK_ACCOUNT, Bucket.NONE, "our bank account"),
    COIN_LIABILITY(32, Sign.CREDIT_BALANCE, Holds.FIAT, Owner.USER, Bucket.CURRENCY, "what we owe for unspent coins"),
    REFUND_CLEARING(33, Sign.CREDIT_BALANCE, Holds.FIAT, Owner.REFUND, Bucket.NONE, "money of a refund under way"),
    DEFERRED_CHANNEL_FEE(34, Sign.DEBIT_BALANCE, Holds.FIAT, Owner.USER, Bucket.NONE, "fee paid for unspent coins"),
    TAX_UNSPENT(35, Sign.CREDIT_BALANCE, Holds.FIAT, Owner.USER, Bucket.NONE, "tax collected on unspent coins"),
    TAX_PAYABLE(36, Sign.CREDIT, Holds.FIAT, Owner.MARKET, Bucket.MONTH, "sales tax owed to the state"),
    TAX_WITHHELD(37, Sign.CREDIT, Holds.FIAT, Owner.MARKET, Bucket.MONTH, "tax withheld from payouts"),
    GIFT_REVENUE(38, Sign.CREDIT, Holds.FIAT, Owner.MARKET, Bucket.MONTH, "what viewers paid for the coins of gifts"),
    CHANNEL_FEE_EXPENSE(39, Sign.DEBIT, Holds.FIAT, Owner.MARKET, Bucket.MONTH, "fees of stores and providers"),
    CREATOR_SHARE_COST(40, Sign.DEBIT, Holds.FIAT, Owner.MARKET, Bucket.MONTH, "what creators earned from gifts"),
    PROMO_EXPENSE(41, Sign.DEBIT, Holds.FIAT, Owner.MARKET, Bucket.MONTH, "what creators earned from given coins"),
    FRAUD_LOSS(42, Sign.DEBIT, Holds.FIAT, Owner.MARKET, Bucket.MONTH, "set aside for fraud"),
    FRAUD_RESERVE(43, Sign.CREDIT_BALANCE, Holds.FIAT, Owner.MARKET, Bucket.NONE, "pays when fraud is found late"),
    ROUNDING(44, Sign.CREDIT, Holds.FIAT, Owner.MARKET, Bucket.MONTH, "parts of a cent that nobody is owed"),
    HELD_COIN_LIABILITY(45, Sign.CREDIT_BALANCE, Holds.FIAT, Owner.HOLD, Bucket.NONE, "what we owe for a hold's coins"),
    HELD_TAX_UNSPENT(46, Sign.CREDIT_BALANCE, Holds.FIAT, Owner.HOLD, Bucket.NONE, "tax collected on a hold's coins"),
    HELD_CHANNEL_FEE(47, Sign.DEBIT_BALANCE, Holds.FIAT, Owner.HOLD, Bucket.NONE, "fee paid for a hold's coins"),

    DISPUTE_RECEIVABLE(
            48, Sign.DEBIT, Holds.FIAT, Owner.PROVIDER, Bucket.NONE, "taken back from a provider, undecided"),
    DISPUTE_COST(49, Sign.DEBIT, Holds.FIAT, Owner.MARKET, Bucket.MONTH, "fees of providers for disputes"),

    EARNINGS_PENDING_LIVE(
            50, Sign.CREDIT_BALANCE, Holds.FIAT, Owner.CREATOR, Bucket.DAY, "LIVE income not matured; by maturity day"),
    EARNINGS_AVAILABLE_LIVE(
            51, Sign.CREDIT_BALANCE, Holds.FIAT, Owner.CREATOR, Bucket.NONE, "LIVE income, payable on request"),
    PAYOUT_CLEARING(52, Sign.CREDIT_BALANCE, Holds.FIAT, Owner.PAYOUT, Bucket.NONE, "a payout on its way"),
    CREATOR_RECEIVABLE(
            53, Sign.DEBIT_BALANCE, Holds.FIAT, Owner.CREATOR, Bucket.NONE, "owed back by a creator, of gifts"),
    EARNINGS_PENDING_VIDEO(
            54,
            Sign.CREDIT_BALANCE,
            Holds.FIAT,
            Owner.CREATOR,
            Bucket.DAY,
            "income from video gifts not matured; by maturity day"),
    EARNINGS_AVAILABLE_VIDEO(
            55,
            Sign.CREDIT_BALANCE,
            Holds.FIAT,
            Owner.CREATOR,
            Bucket.NONE,
            "income from video gifts, payable on request"),
    EARNINGS_PENDING_TIPS(
            56,
            Sign.CREDIT_BALANCE,
            Holds.FIAT,
            Owner.CREATOR,
            Bucket.DAY,
            "income from tips not matured; by maturity day"),
    EARNINGS_AVAILABLE_TIPS(
            57, Sign.CREDIT_BALANCE, Holds.FIAT, Owner.CREATOR, Bucket.NONE, "income from tips, payable on request"),
    EARNINGS_PENDING_MEMBERSHIPS(
            58,
            Sign.CREDIT_BALANCE,
            Holds.FIAT,
            Owner.CREATOR,
            Bucket.DAY,
            "income from memberships not matured; by maturity day"),
    EARNINGS_AVAILABLE_MEMBERSHIPS(
            59,
            Sign.CREDIT_BALANCE,
            Holds.FIAT,
            Owner.CREATOR,
            Bucket.NONE,
            "income from memberships, payable on request"),
    EARNINGS_PENDING_FUND(
            62,
            Sign.CREDIT_BALANCE,
            Holds.FIAT,
            Owner.CREATOR,
            Bucket.DAY,
            "income from the fund not matured; by maturity day"),
    EARNINGS_AVAILABLE_FUND(
            63,
            Sign.CREDIT_BALANCE,
            Holds.FIAT,
            Owner.CREATOR,
            Bucket.NONE,
            "income from the fund, payable on request"),
    STREAM_RECEIVABLE(
            64,
            Sign.DEBIT_BALANCE,
            Holds.FIAT,
            Owner.CREATOR,
            Bucket.NONE,
            "owed back by a creator, of tips, memberships and the fund"),

    FEE_REVENUE(70, Sign.CREDIT, Holds.FIAT, Owner.MARKET, Bucket.MONTH, "service fees that payers paid"),
    CHARGE_REFUND_CLEARING(
            76, Sign.CREDIT_BALANCE, Holds.FIAT, Owner.REFUND, Bucket.NONE, "a charge's money on its way back"),
    MEMBERSHIP_LIABILITY(
            66,
            Sign.CREDIT_BALANCE,
            Holds.FIAT,
            Owner.MEMBERSHIP,
            Bucket.NONE,
            "paid for a membership, not yet served"),
    MEMBERSHIP_REVENUE(
            67, Sign.CREDIT, Holds.FIAT, Owner.MARKET, Bucket.MONTH, "what members paid for the days that were served"),
    MEMBERSHIP_FEE(
            68, Sign.DEBIT_BALANCE, Holds.FIAT, Owner.MEMBERSHIP, Bucket.NONE, "fee paid for days not yet served"),
    MEMBERSHIP_TAX(
            69, Sign.CREDIT_BALANCE, Holds.FIAT, Owner.MEMBERSHIP, Bucket.NONE, "tax collected on days not yet served"),
    FX_POSITION(72, Sign.CREDIT, Holds.FIAT, Owner.MARKET, Bucket.NONE, "changed into another currency, or from it"),
    FX_GAIN_LOSS(73, Sign.CREDIT, Holds.FIAT, Owner.MARKET, Bucket.MONTH, "what open positions gained or lost"),
    PAYOUT_RESERVE(75, Sign.CREDIT_BALANCE, Holds.FIAT, Owner.PAYOUT, Bucket.NONE, "kept beside a payout until a day"),
    EARNINGS_QUARANTINED(
            74, Sign.CREDIT_BALANCE, Holds.FIAT, Owner.QUARANTINE, Bucket.NONE, "of a suspicious gift, under review"),
    DISPUTE_SHORTFALL(
            79,
            Sign.DEBIT_BALANCE,
            Holds.FIAT,
            Owner.MARKET,
            Bucket.NONE,
            "what a claw-back could not take, inside its entry only: always 0"),

    FUND_EXPENSE(71, Sign.DEBIT, Holds.FIAT, Owner.MARKET, Bucket.MONTH, "what creators earned from the fund"),
    CLEARING(
            60,
            Sign.CREDIT,
            Holds.ANY,
            Owner.MARKET,
            Bucket.NONE,
            "on its way to another market, or from it if below 0"),
    SUSPENSE(
            61,
            Sign.CREDIT,
            Holds.ANY,
            Owner.MARKET,
            Bucket.NONE,
            "came from another market and has no place; people decide");

    /** Natural sign and constraint: the upper two bits of the kind's number. */
    public enum Sign {
        /** Free; grows with credits: revenue, where coins go. */
        CREDIT(0b00),
        /** Grows with credits and never falls below zero: what we owe someone. Marked C in the chart. */
        CREDIT_BALANCE(0b01),
        /** Grows with debits and never falls below zero: what someone owes us. Marked D in the chart. */
        DEBIT_BALANCE(0b10),
        /** Free; grows with debits: assets, costs, issuance, meters. */
        DEBIT(0b11);

        private final int bits;

        Sign(int bits) {
            this.bits = bits;
        }

        /** Whether debits make the account grow. */
        public boolean isDebit() {
            return this == DEBIT || this == DEBIT_BALANCE;
        }

        /** Whether the balance can never be negative. */
        public boolean isConstrained() {
            return this == CREDIT_BALANCE || this == DEBIT_BALANCE;
        }
    }

    /** Which assets accounts of a kind hold. */
    public enum Holds {
        COIN,
        DIAMOND,
        FIAT,
        /** Whatever is on its way. */
        ANY;

        /** Whether the kind alone does not tell the asset. */
        public boolean isOpen() {
            return this == FIAT || this == ANY;
        }
    }

    /** Whose number the owner of an account is. */
    public enum Owner {
        MARKET,
        USER,
        CREATOR,
        HOLD,
        REFUND,
        PAYOUT,
        PROVIDER,
        BANK_ACCOUNT,
        QUARANTINE,
        /** A membership, or a gift of memberships. */
        MEMBERSHIP
    }

    /** What the bucket of an account is. */
    public enum Bucket {
        /** Always 0. */
        NONE,
        /** Number of the currency the coins were bought in. */
        CURRENCY,
        /** Days since 1970-01-01. */
        DAY,
        /** Year and month as a decimal number: 202611. */
        MONTH
    }

    private static final Map<Integer, AccountKind> BY_NUMBER = new HashMap<>();

    static {
        for (AccountKind kind : values()) {
            if (BY_NUMBER.put(kind.number, kind) != null) {
                throw new IllegalStateException("two kinds of account have the number " + kind.number);
            }
        }
    }

    private final int number;
    private final Sign sign;
    private final Holds holds;
    private final Owner owner;
    private final Bucket bucket;
    private final String meaning;

    AccountKind(int serial, Sign sign, Holds holds, Owner owner, Bucket bucket, String meaning) {
        this.number = sign.bits << 14 | serial;
        this.sign = sign;
        this.holds = holds;
        this.owner = owner;
        this.bucket = bucket;
        this.meaning = meaning;
    }

    /** The kind in account ids, 16 bits, sign and constraint included. */
    public int number() {
        return number;
    }

    /** Natural sign and constraint. */
    public Sign sign() {
        return sign;
    }

    /** Which assets its accounts hold. */
    public Holds holds() {
        return holds;
    }

    /** Whose number the owner is. */
    public Owner owner() {
        return owner;
    }

    /** What the bucket means. */
    public Bucket bucket() {
        return bucket;
    }

    /** A few plain words: what the balance is. */
    public String meaning() {
        return meaning;
    }

    /** The stable name in exports, queries and documents, such as {@code coin_liability}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether accounts of this kind may hold the asset. */
    public boolean allows(Asset asset) {
        return switch (holds) {
            case COIN -> asset.equals(Asset.COIN);
            case DIAMOND -> asset.equals(Asset.DIAMOND);
            case FIAT -> asset.isFiat();
            case ANY -> true;
        };
    }

    /**
     * The kind with this number.
     *
     * @throws IllegalArgumentException if the chart has none
     */
    public static AccountKind of(int number) {
        AccountKind kind = BY_NUMBER.get(number);
        if (kind == null) {
            throw new IllegalArgumentException("the chart of accounts has no kind " + number);
        }
        return kind;
    }

    /** The kind of an account. */
    public static AccountKind of(AccountId account) {
        return of(account.kind());
    }

    /** The kind with this {@link #code()}, or null. */
    public static @Nullable AccountKind byCode(String code) {
        for (AccountKind kind : values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        return null;
    }
}
