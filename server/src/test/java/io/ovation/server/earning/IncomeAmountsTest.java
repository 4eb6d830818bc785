package io.ovation.server.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.EventKind;
import io.ovation.economics.Stream;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Amount;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Entry;
import io.ovation.ledger.Fingerprint;
import io.ovation.ledger.Ledger;
import io.ovation.ledger.Outcome;
import io.ovation.ledger.Transfer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Entries as other features make them, on a real ledger, and what of them is which part of income. */
class IncomeAmountsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final long NOW = 1_795_435_200_000L;
    private static final Asset EUR = Asset.fiat("EUR");
    private static final AccountId PROVIDER = Accounts.providerReceivable(1, EUR);
    private static final AccountId TIPS = Accounts.earningsPending(77, Stream.TIPS, EUR, DAY.plusDays(14));
    private final Ledger ledger = new Ledger();
    private long ticks;

    @Test
    void a_tip_is_the_creators_and_what_comes_on_top_is_the_platforms() {
        assertThat(read(tip(1)))
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(
                        "tips earned EUR", 10_000_000L,
                        "tips paid_by_viewers EUR", 10_900_000L,
                        "tips store_fee EUR", 300_000L,
                        "tips tax EUR", 100_000L)));
    }

    @Test
    void a_tip_given_back_takes_every_part_back() {
        tip(1);
        Outcome back = apply(
                EventKind.GIFT_SENT,
                move(TIPS, PROVIDER, 10_000_000),
                move(Accounts.giftRevenue(840, EUR, DAY), PROVIDER, 800_000),
                move(Accounts.taxPayable(840, EUR, DAY), PROVIDER, 100_000));
        assertThat(read(back))
                .containsEntry("tips earned EUR", -10_000_000L)
                .containsEntry("tips paid_by_viewers EUR", -10_900_000L)
                .containsEntry("tips tax EUR", -100_000L);
    }

    @Test
    void what_is_taken_back_of_a_gift_is_a_line_of_its_own() {
        AccountId live = Accounts.earningsPending(77, Stream.LIVE, Asset.USD, DAY);
        AccountId cost = Accounts.creatorShareCost(840, Asset.USD, DAY);
        apply(EventKind.GIFT_SENT, move(cost, live, 500_000));
        assertThat(read(apply(EventKind.GIFT_DISPUTED, move(live, cost, 200_000))))
                .containsExactlyEntriesOf(Map.of("live taken_back USD", -200_000L));
        AccountId elsewhere = Accounts.suspense(826, Asset.USD);
        apply(EventKind.GIFT_DISPUTED, move(live, elsewhere, 100_000));
        assertThat(read(apply(EventKind.GIFT_DISPUTED, move(elsewhere, live, 100_000))))
                .as("and what is given back counts against it")
                .containsExactlyEntriesOf(Map.of("live taken_back USD", 100_000L));
    }

    @Test
    void a_promotion_is_paid_by_the_platform() {
        AccountId live = Accounts.earningsPending(77, Stream.LIVE, Asset.USD, DAY);
        assertThat(read(apply(EventKind.GIFT_SENT, move(Accounts.promoExpense(840, Asset.USD, DAY), live, 40_000))))
                .containsExactlyEntriesOf(
                        new TreeMap<>(Map.of("live earned USD", 40_000L, "live paid_by_platform USD", 40_000L)));
    }

    @Test
    void what_matures_is_available_or_kept_for_what_is_owed() {
        tip(1);
        AccountId owed = Accounts.receivable(77, Stream.TIPS, EUR);
        apply(EventKind.BOOKS_ADJUSTED, move(owed, PROVIDER, 4_000_000));
        Outcome matured = apply(
                EventKind.EARNINGS_MATURED,
                move(TIPS, owed, 4_000_000),
                move(TIPS, Accounts.earningsAvailable(77, Stream.TIPS, EUR), 6_000_000));
        assertThat(read(matured))
                .containsExactlyEntriesOf(
                        new TreeMap<>(Map.of("tips kept EUR", 4_000_000L, "tips matured EUR", 6_000_000L)));
    }

    private Outcome tip(int times) {
        return apply(
                EventKind.GIFT_SENT,
                move(PROVIDER, TIPS, 10_000_000L * times),
                move(PROVIDER, Accounts.giftRevenue(840, EUR, DAY), 800_000),
                move(PROVIDER, Accounts.taxPayable(840, EUR, DAY), 100_000),
                move(Accounts.channelFeeExpense(840, EUR, DAY), PROVIDER, 300_000));
    }

    private static Transfer move(AccountId debit, AccountId credit, long amount) {
        return new Transfer(debit, credit, new Amount.Fixed(amount));
    }

    private Outcome apply(EventKind kind, Transfer... transfers) {
        ticks++;
        UUID id = new UUID((NOW + ticks) << 16 | 0x7000, 0x8000_0000_0000_0000L | ticks);
        Outcome outcome = ledger.apply(
                new Entry(
                        id,
                        kind.code(),
                        1,
                        1,
                        0,
                        77,
                        new Fingerprint(1, ticks),
                        Long.MAX_VALUE,
                        List.of(transfers),
                        List.of()),
                new BatchTime(NOW + ticks, NOW + ticks));
        assertThat(outcome.code().isApplied()).as("%s", outcome).isTrue();
        return outcome;
    }

    private static Map<String, Long> read(Outcome outcome) {
        Map<String, Long> parts = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        IncomeAmounts.read(outcome.applied(), (place, micros) -> {
            String name = place.stream().code() + " " + place.part().code() + " "
                    + Asset.of(place.currency()).code();
            if (parts.put(name, micros) != null) {
                twice.add(name);
            }
            assertThat(place.creator()).isEqualTo(77);
        });
        assertThat(twice).isEmpty();
        return parts;
    }
}
