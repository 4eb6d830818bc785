package io.ovation.economics;

import io.ovation.ledger.AccountId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finance corrects the books by hand: one person proposed it with a reason, another approved. Amounts are exact, and an
 * account that cannot give what is asked refuses the whole adjustment.
 *
 * <p>Not every account may be moved by hand. Bought coins and the money that belongs to them, holds, refunds, payouts under
 * way, pending earnings and meters belong to operations with rules of their own; what those rules promise could not be kept.
 *
 * @param movements what goes where, in order
 * @param adjustment number of the proposal
 */
public record BooksAdjusted(Header header, List<Movement> movements, long adjustment) implements MoneyEvent {
    /** The most movements of one adjustment. */
    public static final int MOST_MOVEMENTS = 8;

    private static final Set<AccountKind> ADJUSTABLE = EnumSet.of(
            AccountKind.PROMO_ISSUANCE,
            AccountKind.PROMO_WALLET,
            AccountKind.PROMO_SPENT,
            AccountKind.DIAMOND_ISSUANCE,
            AccountKind.DIAMONDS_REDEEMED,
            AccountKind.DIAMONDS_AVAILABLE,
            AccountKind.DIAMONDS_AVAILABLE_VIDEO,
            AccountKind.DIAMONDS_RECEIVABLE,
            AccountKind.PROVIDER_RECEIVABLE,
            AccountKind.BANK,
            AccountKind.TAX_PAYABLE,
            AccountKind.TAX_WITHHELD,
            AccountKind.GIFT_REVENUE,
            AccountKind.CHANNEL_FEE_EXPENSE,
            AccountKind.CREATOR_SHARE_COST,
            AccountKind.PROMO_EXPENSE,
            AccountKind.FRAUD_LOSS,
            AccountKind.FRAUD_RESERVE,
            AccountKind.ROUNDING,
            AccountKind.EARNINGS_AVAILABLE_LIVE,
            AccountKind.EARNINGS_AVAILABLE_VIDEO,
            AccountKind.EARNINGS_AVAILABLE_TIPS,
            AccountKind.EARNINGS_AVAILABLE_MEMBERSHIPS,
            AccountKind.EARNINGS_AVAILABLE_FUND,
            AccountKind.CREATOR_RECEIVABLE,
            AccountKind.STREAM_RECEIVABLE,
            AccountKind.SUSPENSE);

    public BooksAdjusted {
        Require.positive(adjustment, "adjustment");
        movements = List.copyOf(movements);
        if (movements.isEmpty() || movements.size() > MOST_MOVEMENTS) {
            throw new IllegalArgumentException("an adjustment has 1 to " + MOST_MOVEMENTS + " movements");
        }
    }

    /** Whether accounts of a kind may be moved by hand. */
    public static boolean mayMove(AccountKind kind) {
        return ADJUSTABLE.contains(kind);
    }

    /**
     * What speaks against movements, for people; empty when nothing does. The posting rule refuses what this refuses.
     *
     * @param rules for the value of a diamond
     */
    public static Optional<String> objection(List<Movement> movements, RuleSet rules) {
        Map<Place, long[]> available = new LinkedHashMap<>();
        for (Movement movement : movements) {
            for (AccountId account : List.of(movement.debit(), movement.credit())) {
                AccountKind kind = AccountKind.of(account);
                if (!mayMove(kind)) {
                    return Optional.of(kind.code() + " is moved by its own operations only, never by hand");
                }
            }
            if (movement.debit().asset() != movement.credit().asset()) {
                return Optional.of("a movement stays in one asset");
            }
            if (movement.debit().equals(movement.credit())) {
                return Optional.of("a movement goes from one account to another");
            }
            count(available, movement.debit(), -movement.amount(), rules);
            count(available, movement.credit(), movement.amount(), rules);
        }
        for (long[] change : available.values()) {
            if (rules.diamondValueMicros(change[0]) != change[1]) {
                return Optional.of("a creator's available earnings and diamonds move together: "
                        + AccountNames.amount(Asset.DIAMOND, change[0]) + " diamonds are worth "
                        + AccountNames.amount(rules.earningsCurrency(), rules.diamondValueMicros(change[0])) + " "
                        + rules.earningsCurrency().code() + ", not "
                        + AccountNames.amount(rules.earningsCurrency(), change[1]));
            }
        }
        return Optional.empty();
    }

    /** A creator's gifts of a stream. */
    private record Place(long creator, Stream stream) {}

    private static void count(Map<Place, long[]> available, AccountId account, long change, RuleSet rules) {
        AccountKind kind = AccountKind.of(account);
        Stream stream = Stream.of(kind);
        if (stream == null || !stream.hasDiamonds()) {
            return;
        }
        if (kind == stream.diamondsAvailable()) {
            add(available, new Place(account.owner(), stream), 0, change);
        } else if (account.asset() == rules.earningsCurrency().number()) {
            add(available, new Place(account.owner(), stream), 1, change);
        }
    }

    private static void add(Map<Place, long[]> available, Place place, int index, long change) {
        long[] sums = available.computeIfAbsent(place, nobody -> new long[2]);
        sums[index] = Math.addExact(sums[index], change);
    }

    @Override
    public EventKind kind() {
        return EventKind.BOOKS_ADJUSTED;
    }

    /**
     * An exact amount from one account to another.
     *
     * @param debit the account that is debited
     * @param credit the account that is credited
     * @param amount in the asset's smallest unit, above 0
     */
    public record Movement(AccountId debit, AccountId credit, long amount) {
        public Movement {
            Require.positive(amount, "amount");
        }
    }
}
