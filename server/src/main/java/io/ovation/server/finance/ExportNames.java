package io.ovation.server.finance;

import io.ovation.economics.AccountKind;
import io.ovation.economics.AccountNames;
import io.ovation.economics.Asset;
import io.ovation.ledger.AccountId;
import io.ovation.server.api.PublicId;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import java.util.HashMap;
import java.util.Map;

/**
 * What accounts are called in exported journals: section, kind, currency, owner, period, such as
 * {@code liabilities:earnings_pending_live:USD:usr_06b...:2026-12-07}. One account has one name and one name one account.
 */
final class ExportNames {
    /** The five sections that plain-text accounting knows. */
    enum Section {
        ASSETS("assets"),
        LIABILITIES("liabilities"),
        INCOME("income"),
        EXPENSES("expenses"),
        EQUITY("equity");

        private final String text;

        Section(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private final Map<Long, String> markets = new HashMap<>();

    ExportNames() {
        for (Market market : new Markets().all()) {
            markets.put((long) market.number(), market.code());
        }
    }

    /** Where a kind of account stands. Coins and diamonds come from and go to equity: no money stands behind them. */
    static Section section(AccountKind kind) {
        return switch (kind) {
            case PROVIDER_RECEIVABLE,
                    DISPUTE_RECEIVABLE,
                    BANK,
                    DEFERRED_CHANNEL_FEE,
                    HELD_CHANNEL_FEE,
                    CREATOR_RECEIVABLE,
                    STREAM_RECEIVABLE,
                    MEMBERSHIP_FEE,
                    DIAMONDS_RECEIVABLE,
                    DISPUTE_SHORTFALL -> Section.ASSETS;
            case WALLET,
                    PROMO_WALLET,
                    GIFT_HOLD,
                    REFUND_COINS,
                    DIAMONDS_PENDING,
                    DIAMONDS_AVAILABLE,
                    DIAMONDS_PENDING_VIDEO,
                    DIAMONDS_AVAILABLE_VIDEO,
                    DIAMONDS_RESERVED,
                    COIN_LIABILITY,
                    HELD_COIN_LIABILITY,
                    REFUND_CLEARING,
                    CHARGE_REFUND_CLEARING,
                    MEMBERSHIP_LIABILITY,
                    MEMBERSHIP_TAX,
                    TAX_UNSPENT,
                    HELD_TAX_UNSPENT,
                    TAX_PAYABLE,
                    TAX_WITHHELD,
                    CLEARING,
                    SUSPENSE,
                    FRAUD_RESERVE,
                    EARNINGS_QUARANTINED,
                    DIAMONDS_QUARANTINED,
                    EARNINGS_PENDING_LIVE,
                    EARNINGS_AVAILABLE_LIVE,
                    EARNINGS_PENDING_VIDEO,
                    EARNINGS_AVAILABLE_VIDEO,
                    EARNINGS_PENDING_TIPS,
                    EARNINGS_AVAILABLE_TIPS,
                    EARNINGS_PENDING_MEMBERSHIPS,
                    EARNINGS_AVAILABLE_MEMBERSHIPS,
                    EARNINGS_PENDING_FUND,
                    EARNINGS_AVAILABLE_FUND,
                    PAYOUT_RESERVE,
                    DIAMONDS_IN_RESERVE,
                    PAYOUT_CLEARING -> Section.LIABILITIES;
            case GIFT_REVENUE, FEE_REVENUE, MEMBERSHIP_REVENUE, ROUNDING, FX_GAIN_LOSS -> Section.INCOME;
            case CHANNEL_FEE_EXPENSE, CREATOR_SHARE_COST, PROMO_EXPENSE, FUND_EXPENSE, FRAUD_LOSS, DISPUTE_COST ->
                Section.EXPENSES;
            case COIN_ISSUANCE,
                    PROMO_ISSUANCE,
                    COINS_SPENT,
                    PROMO_SPENT,
                    COINS_VOIDED,
                    SPEND_METER,
                    SPEND_METERED,
                    DIAMOND_ISSUANCE,
                    DIAMONDS_REDEEMED,
                    // What was changed from one currency into another, as hledger's equity:conversion.
                    FX_POSITION -> Section.EQUITY;
        };
    }

    /** The account's name with colons between its parts. */
    String name(AccountId account) {
        AccountKind kind = AccountKind.of(account);
        StringBuilder name = new StringBuilder(section(kind).text()).append(':').append(kind.code());
        if (kind.holds().isOpen()) {
            name.append(':').append(Asset.of(account.asset()).code());
        } else if (kind.bucket() == AccountKind.Bucket.CURRENCY) {
            name.append(':').append(Asset.of(account.bucket()).code());
        }
        name.append(':').append(owner(kind, account.owner()));
        if (kind.bucket() == AccountKind.Bucket.DAY || kind.bucket() == AccountKind.Bucket.MONTH) {
            name.append(':').append(AccountNames.period(account));
        }
        return name.toString();
    }

    private String owner(AccountKind kind, long owner) {
        return switch (kind.owner()) {
            case USER, CREATOR -> PublicId.of("usr", owner);
            case HOLD -> PublicId.of("hold", owner);
            case REFUND -> PublicId.of("rfd", owner);
            case PAYOUT -> PublicId.of("pay", owner);
            case MARKET -> markets.getOrDefault(owner, "market_" + owner);
            case PROVIDER -> "provider_" + owner;
            case BANK_ACCOUNT -> "account_" + owner;
            case QUARANTINE -> PublicId.of("qrt", owner);
            case MEMBERSHIP -> PublicId.of("mem", owner);
        };
    }
}
