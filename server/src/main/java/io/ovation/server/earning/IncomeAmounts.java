package io.ovation.server.earning;

import io.ovation.economics.AccountKind;
import io.ovation.economics.EventKind;
import io.ovation.economics.Stream;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Posted;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads from one entry what of its money is which part of a creator's income. By the accounts alone, so that every kind of
 * event that follows the chart is understood:
 *
 * <ul>
 *   <li>revenue and tax of an entry by which one creator earns are what viewers paid, and so is what goes from a payment
 *       provider straight to the creator (a tip is never the platform's revenue);
 *   <li>a share out of the budget of a promotion or of the fund is paid by the platform;
 *   <li>where only a creator's earnings shrink, they were taken back, and given back where they only grow again (out of
 *       quarantine); where the viewer's money shrinks with them (a refunded
 *       tip), everything counts with its sign, as if it had not been.
 * </ul>
 *
 * <p>Pure.
 */
final class IncomeAmounts {
    private IncomeAmounts() {}

    /**
     * One sum.
     *
     * @param stream null for payouts
     * @param currency number of the asset
     */
    record Place(long creator, @Nullable Stream stream, IncomePart part, int currency) {}

    /** Gives every amount of the entry that is not zero. */
    static void read(AcceptedEntry entry, BiConsumer<Place, Long> amounts) {
        if (!EventKind.isKnown(entry.code())) {
            return;
        }
        switch (EventKind.of(entry.code())) {
            case MONEY_CLEARED -> {
                // Said by the entry that sent it.
            }
            case EARNINGS_MATURED -> matured(entry, amounts);
            case BOOKS_ADJUSTED ->
                earnings(entry)
                        .forEach((place, micros) -> give(
                                amounts,
                                new Place(place.creator(), place.stream(), IncomePart.ADJUSTED, place.currency()),
                                micros));
            default -> {
                if (ofPayout(entry)) {
                    payout(entry, amounts);
                } else {
                    earned(entry, amounts);
                }
            }
        }
    }

    private static void matured(AcceptedEntry entry, BiConsumer<Place, Long> amounts) {
        Map<Place, Long> sums = new LinkedHashMap<>();
        for (Posted posted : entry.transfers()) {
            Stream stream = Stream.of(posted.debit());
            if (stream == null || posted.debit().kind() != stream.pending().number()) {
                continue;
            }
            boolean kept = Stream.of(posted.credit()) == null;
            sums.merge(
                    new Place(
                            posted.debit().owner(),
                            stream,
                            kept ? IncomePart.KEPT : IncomePart.MATURED,
                            posted.debit().asset()),
                    posted.amount(),
                    Long::sum);
        }
        sums.forEach((place, micros) -> give(amounts, place, micros));
    }

    private static boolean ofPayout(AcceptedEntry entry) {
        for (Posted posted : entry.transfers()) {
            if (is(posted.debit(), AccountKind.PAYOUT_CLEARING) || is(posted.credit(), AccountKind.PAYOUT_CLEARING)) {
                return true;
            }
        }
        return false;
    }

    /** Entries of payouts name the creator as their third reference. */
    private static void payout(AcceptedEntry entry, BiConsumer<Place, Long> amounts) {
        long creator = entry.reference3();
        Map<Place, Long> sums = new LinkedHashMap<>();
        earnings(entry)
                .forEach((place, micros) -> sums.merge(
                        new Place(place.creator(), place.stream(), IncomePart.PAYOUTS, place.currency()),
                        -micros,
                        Long::sum));
        for (Posted posted : entry.transfers()) {
            count(sums, creator, posted.credit(), posted.amount());
            count(sums, creator, posted.debit(), -posted.amount());
        }
        sums.forEach((place, micros) -> give(amounts, place, micros));
    }

    private static void count(Map<Place, Long> sums, long creator, AccountId account, long micros) {
        IncomePart part = is(account, AccountKind.BANK)
                ? IncomePart.PAID_OUT
                : is(account, AccountKind.TAX_WITHHELD) ? IncomePart.WITHHELD : null;
        if (part != null) {
            sums.merge(new Place(creator, null, part, account.asset()), micros, Long::sum);
        }
    }

    private static void earned(AcceptedEntry entry, BiConsumer<Place, Long> amounts) {
        Map<Place, Long> earnings = earnings(entry);
        if (earnings.isEmpty()) {
            return;
        }
        Map<Place, Long> paid = paid(entry, earnings);
        boolean viewersPaid = paid.keySet().stream().anyMatch(place -> place.part() == IncomePart.PAID_BY_VIEWERS);
        boolean paidFor = viewersPaid || entry.transfers().stream().anyMatch(IncomeAmounts::paysByBudget);
        boolean costs =
                entry.transfers().stream().anyMatch(posted -> is(posted.debit(), AccountKind.CREATOR_SHARE_COST));
        earnings.forEach((place, micros) -> give(
                amounts,
                new Place(
                        place.creator(),
                        place.stream(),
                        paidFor || costs && micros > 0 ? IncomePart.EARNED : IncomePart.TAKEN_BACK,
                        place.currency()),
                micros));
        paid.forEach((place, micros) -> give(amounts, place, micros));
    }

    /** What viewers and the platform paid, and what of it was cut off, when one creator's one stream earned. */
    private static Map<Place, Long> paid(AcceptedEntry entry, Map<Place, Long> earnings) {
        Map<Place, Long> sums = new LinkedHashMap<>();
        for (Posted posted : entry.transfers()) {
            Stream to = Stream.of(posted.credit());
            Stream from = Stream.of(posted.debit());
            if (to != null && ofMoney(posted.credit())) {
                source(sums, posted.credit(), to, posted.debit(), posted.amount());
            } else if (from != null && ofMoney(posted.debit())) {
                source(sums, posted.debit(), from, posted.credit(), -posted.amount());
            }
        }
        Set<Place> who = new HashSet<>(earnings.keySet());
        if (who.size() == 1) {
            Place one = who.iterator().next();
            for (Posted posted : entry.transfers()) {
                cut(sums, one, posted.credit(), posted.amount());
                cut(sums, one, posted.debit(), -posted.amount());
            }
        }
        sums.values().removeIf(micros -> micros == 0);
        return sums;
    }

    private static void source(Map<Place, Long> sums, AccountId earning, Stream stream, AccountId other, long micros) {
        IncomePart part = null;
        if (is(other, AccountKind.PROVIDER_RECEIVABLE) || is(other, AccountKind.DISPUTE_RECEIVABLE)) {
            part = IncomePart.PAID_BY_VIEWERS;
        } else if (isBudget(other)) {
            part = IncomePart.PAID_BY_PLATFORM;
        }
        if (part != null) {
            sums.merge(new Place(earning.owner(), stream, part, earning.asset()), micros, Long::sum);
        }
    }

    private static void cut(Map<Place, Long> sums, Place one, AccountId account, long credited) {
        if (!AccountKind.of(account).holds().isOpen()) {
            return;
        }
        AccountKind kind = AccountKind.of(account);
        if (kind == AccountKind.CHANNEL_FEE_EXPENSE) {
            add(sums, one, IncomePart.STORE_FEE, account, -credited);
        } else if (kind == AccountKind.TAX_PAYABLE) {
            add(sums, one, IncomePart.TAX, account, credited);
            add(sums, one, IncomePart.PAID_BY_VIEWERS, account, credited);
        } else if (isRevenue(kind)) {
            add(sums, one, IncomePart.PAID_BY_VIEWERS, account, credited);
        }
    }

    private static void add(Map<Place, Long> sums, Place one, IncomePart part, AccountId account, long micros) {
        sums.merge(new Place(one.creator(), one.stream(), part, account.asset()), micros, Long::sum);
    }

    /** Revenue of every kind there is: by name, so that a new one counts. Parts of a cent are nobody's payment. */
    private static boolean isRevenue(AccountKind kind) {
        return kind.code().endsWith("_revenue");
    }

    private static boolean paysByBudget(Posted posted) {
        return isBudget(posted.debit()) || isBudget(posted.credit());
    }

    private static boolean isBudget(AccountId account) {
        String code = AccountKind.of(account).code();
        return code.equals("promo_expense") || code.equals("fund_expense");
    }

    /** What an entry changed of the money that creators have, by creator, stream and currency. */
    private static Map<Place, Long> earnings(AcceptedEntry entry) {
        Map<Place, Long> sums = new LinkedHashMap<>();
        for (EarningChange change : earned(entry)) {
            sums.merge(
                    new Place(
                            change.creator(),
                            change.stream(),
                            IncomePart.EARNED,
                            change.currency().number()),
                    change.micros(),
                    Long::sum);
        }
        sums.values().removeIf(micros -> micros == 0);
        return sums;
    }

    /** Earnings of a creator of another market pass through here and are earned all the same. */
    private static List<EarningChange> earned(AcceptedEntry entry) {
        return EarningChange.of(entry, posted -> is(posted.credit(), AccountKind.CLEARING));
    }

    private static boolean ofMoney(AccountId account) {
        return AccountKind.of(account).holds() == AccountKind.Holds.FIAT;
    }

    private static boolean is(AccountId account, AccountKind kind) {
        return account.kind() == kind.number();
    }

    private static void give(BiConsumer<Place, Long> amounts, Place place, long micros) {
        if (micros != 0) {
            amounts.accept(place, micros);
        }
    }
}
