package io.ovation.economics;

import io.ovation.ledger.AccountId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is always true of the books, whatever happened: checked by tests, by {@code verify} and for the console.
 *
 * <p>Pure; memory grows with the number of accounts that stand in a pair (wallets, holds, refunds, earnings).
 */
public final class BookInvariants {
    /** Every debit has its credit. */
    public static final String ASSETS_SUM_TO_ZERO = "every_asset_sums_to_zero";
    /** What somebody owns or owes is never below zero. */
    public static final String NO_CONSTRAINED_ACCOUNT_BELOW_ZERO = "no_constrained_account_below_zero";
    /** Liability, tax and fee belong to coins in a wallet, a hold or a refund; tax and fee to what a membership is owed. */
    public static final String NO_COINS_NO_LIABILITY = "no_coins_no_liability";
    /** What creators have from gifts is worth exactly their diamonds. */
    public static final String EARNINGS_EQUAL_DIAMONDS = "earnings_equal_diamonds";

    private final RuleSet rules;
    private final Map<Integer, BigInteger> sums = new TreeMap<>();
    private final Map<CoinPlace, Long> coins = new HashMap<>();
    private final Map<CoinPlace, AccountId> moneyOfCoins = new HashMap<>();
    private final Map<EarningPlace, Long> diamonds = new HashMap<>();
    private final Map<EarningPlace, Long> earnings = new HashMap<>();
    private long constrained;
    private String belowZero = "";

    private BookInvariants(RuleSet rules) {
        this.rules = rules;
    }

    /** Where coins wait, with the money that belongs to them. */
    private record CoinPlace(AccountKind kind, long owner, int currency) {}

    /** A creator's pending earnings of a day, or the available ones (day 0). */
    private record EarningPlace(long owner, @Nullable Stream stream, int day) {}

    /**
     * Checks all invariants.
     *
     * @param balances every account of the books
     * @param rules for the value of a diamond
     * @return one result an invariant, always the same ones in the same order
     * @throws IllegalArgumentException if an account is not in the chart
     */
    public static List<InvariantResult> check(BalanceView balances, RuleSet rules) {
        BookInvariants invariants = new BookInvariants(rules);
        balances.forEachAccount(invariants::visit);
        return List.of(
                invariants.assetsSumToZero(),
                invariants.noConstrainedAccountBelowZero(),
                invariants.noCoinsNoLiability(),
                invariants.earningsEqualDiamonds());
    }

    private void visit(AccountId account, long balance) {
        AccountKind kind = AccountKind.of(account);
        BigInteger amount = BigInteger.valueOf(balance);
        sums.merge(account.asset(), kind.sign().isDebit() ? amount.negate() : amount, BigInteger::add);
        if (kind.sign().isConstrained()) {
            constrained++;
            if (balance < 0 && belowZero.isEmpty()) {
                belowZero = AccountNames.label(account) + " is " + balance;
            }
        }
        if (balance != 0) {
            remember(kind, account, balance);
        }
    }

    private void remember(AccountKind kind, AccountId account, long balance) {
        switch (kind) {
            case WALLET -> coins.put(new CoinPlace(kind, account.owner(), account.bucket()), balance);
            case GIFT_HOLD, REFUND_COINS -> coins.put(new CoinPlace(kind, account.owner(), 0), balance);
            case COIN_LIABILITY, TAX_UNSPENT, DEFERRED_CHANNEL_FEE ->
                moneyOfCoins.put(new CoinPlace(AccountKind.WALLET, account.owner(), account.asset()), account);
            case HELD_COIN_LIABILITY, HELD_TAX_UNSPENT, HELD_CHANNEL_FEE ->
                moneyOfCoins.put(new CoinPlace(AccountKind.GIFT_HOLD, account.owner(), 0), account);
            case MEMBERSHIP_LIABILITY -> coins.put(new CoinPlace(kind, account.owner(), account.asset()), balance);
            case MEMBERSHIP_FEE, MEMBERSHIP_TAX ->
                moneyOfCoins.put(
                        new CoinPlace(AccountKind.MEMBERSHIP_LIABILITY, account.owner(), account.asset()), account);
            case REFUND_CLEARING ->
                moneyOfCoins.put(new CoinPlace(AccountKind.REFUND_COINS, account.owner(), 0), account);
            default -> rememberEarnings(kind, account, balance);
        }
    }

    /** Gifts only: what other streams earn, and every other kind, stands alone. */
    private void rememberEarnings(AccountKind kind, AccountId account, long balance) {
        if (kind == AccountKind.DIAMONDS_QUARANTINED) {
            diamonds.put(new EarningPlace(account.owner(), null, 0), balance);
            return;
        }
        if (kind == AccountKind.EARNINGS_QUARANTINED) {
            earnings.put(new EarningPlace(account.owner(), null, 0), balance);
            return;
        }
        Stream stream = Stream.of(kind);
        if (stream == null || !stream.hasDiamonds()) {
            return;
        }
        EarningPlace place = new EarningPlace(account.owner(), stream, account.bucket());
        if (kind.holds() == AccountKind.Holds.DIAMOND) {
            diamonds.put(place, balance);
        } else if (account.asset() == rules.earningsCurrency().number()) {
            earnings.put(place, balance);
        }
    }

    private InvariantResult assetsSumToZero() {
        List<String> wrong = new ArrayList<>();
        sums.forEach((asset, sum) -> {
            if (sum.signum() != 0) {
                wrong.add(Asset.of(asset).code() + " sums to " + sum);
            }
        });
        return result(ASSETS_SUM_TO_ZERO, sums.size(), "assets", wrong);
    }

    private InvariantResult noConstrainedAccountBelowZero() {
        return result(
                NO_CONSTRAINED_ACCOUNT_BELOW_ZERO,
                constrained,
                "accounts",
                belowZero.isEmpty() ? List.of() : List.of(belowZero));
    }

    private InvariantResult noCoinsNoLiability() {
        List<String> wrong = new ArrayList<>();
        moneyOfCoins.forEach((place, account) -> {
            if (!coins.containsKey(place)) {
                wrong.add(AccountNames.label(account) + " is not zero, though there is nothing that it is for");
            }
        });
        return result(NO_COINS_NO_LIABILITY, moneyOfCoins.size(), "places with money for coins", wrong);
    }

    private InvariantResult earningsEqualDiamonds() {
        List<String> wrong = new ArrayList<>();
        for (var entry : diamonds.entrySet()) {
            long money = earnings.getOrDefault(entry.getKey(), 0L);
            compare(entry.getKey(), entry.getValue(), money, wrong);
        }
        for (var entry : earnings.entrySet()) {
            if (!diamonds.containsKey(entry.getKey())) {
                compare(entry.getKey(), 0, entry.getValue(), wrong);
            }
        }
        return result(EARNINGS_EQUAL_DIAMONDS, Math.max(diamonds.size(), earnings.size()), "creator balances", wrong);
    }

    private void compare(EarningPlace place, long diamondUnits, long money, List<String> wrong) {
        if (rules.diamondValueMicros(diamondUnits) != money) {
            Stream stream = place.stream();
            String where = stream == null
                    ? "quarantine " + place.owner() + ": "
                    : "creator " + place.owner() + ", " + stream.code()
                            + (place.day() == 0
                                    ? ", available: "
                                    : ", maturing on " + AccountNames.day(place.day()) + ": ");
            wrong.add(where + diamondUnits + " hundredths of a diamond but " + money + " micros");
        }
    }

    private static InvariantResult result(String name, long checked, String what, List<String> wrong) {
        if (wrong.isEmpty()) {
            return new InvariantResult(name, true, checked, checked + " " + what + " checked");
        }
        String first = wrong.stream().min(String::compareTo).orElseThrow();
        return new InvariantResult(
                name, false, checked, wrong.size() == 1 ? first : first + " (and " + (wrong.size() - 1) + " more)");
    }
}
