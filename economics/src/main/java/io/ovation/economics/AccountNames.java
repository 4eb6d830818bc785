package io.ovation.economics;

import io.ovation.ledger.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/** Accounts and amounts in words, for documents, messages and exports. */
public final class AccountNames {
    private AccountNames() {}

    /**
     * An account in words: kind, owner, period, and the asset where the kind does not say it, such as
     * {@code earnings_pending_live of creator 77, 2026-12-07, USD}.
     */
    public static String label(AccountId account) {
        AccountKind kind = AccountKind.of(account);
        StringBuilder label = new StringBuilder(kind.code())
                .append(" of ")
                .append(ownerWord(kind))
                .append(' ')
                .append(account.owner());
        String period = period(account);
        if (!period.isEmpty()) {
            label.append(", ").append(period);
        }
        if (kind.holds().isOpen() && kind.bucket() != AccountKind.Bucket.CURRENCY) {
            label.append(", ").append(Asset.of(account.asset()).code());
        }
        return label.toString();
    }

    /** What the owner of such an account is, in words: {@code bank account}. */
    public static String ownerWord(AccountKind kind) {
        return kind.owner().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The bucket in words: a day, a month ({@code 2026-11}), a currency; empty where there is none. */
    public static String period(AccountId account) {
        return switch (AccountKind.of(account).bucket()) {
            case NONE -> "";
            case CURRENCY -> Asset.of(account.bucket()).code();
            case DAY -> day(account.bucket());
            case MONTH -> String.format(Locale.ROOT, "%04d-%02d", account.bucket() / 100, account.bucket() % 100);
        };
    }

    /** A day bucket as a date: {@code 2026-12-07}. */
    public static String day(int bucket) {
        return LocalDate.ofEpochDay(bucket).toString();
    }

    /** An amount with the asset's decimal places and without its code: 1057575 of USD is {@code 1.057575}. */
    public static String amount(Asset asset, long amount) {
        return BigDecimal.valueOf(amount, asset.scale()).toPlainString();
    }
}
