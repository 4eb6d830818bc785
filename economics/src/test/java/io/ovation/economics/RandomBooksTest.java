package io.ovation.economics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.ledger.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever happens in whatever order, with the rules as they are and the ledger as it is, the invariants of the books
 * hold after every event. Events that make no sense (a refund of coins that are spent) are part of it: the ledger
 * refuses them, and a refusal changes nothing.
 */
class RandomBooksTest {
    private static final LocalDate START = LocalDate.of(2026, 11, 23);
    private static final Asset EUR = Asset.fiat("EUR");

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void theInvariantsHoldAfterEveryEvent(@ForAll("histories") List<Step> history) {
        Story story = new Story();
        for (Step step : history) {
            story.perform(step);
            assertThat(story.book.invariants()).as("after %s", step).allMatch(InvariantResult::holds);
        }
    }

    @Property(tries = 100)
    void whatIsHeldAndUndoneLeavesTheBooksAsTheyWere(
            @ForAll("amounts") int coins, @ForAll("amounts") int micros, @ForAll("amounts") int bigGift) {
        Story story = new Story();
        story.perform(new Step(0, 0, coins, micros));
        List<String> before = story.balances();

        story.perform(new Step(3, 0, bigGift, 0));
        story.perform(new Step(5, 0, 0, 0));

        assertThat(story.balances()).isEqualTo(before);
    }

    /** One thing that happens: what, by which of the people, and two numbers to choose amounts with. */
    record Step(int what, int who, int first, int second) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Step> step = Arbitraries.integers()
                .between(0, 21)
                .flatMap(what -> Arbitraries.integers()
                        .between(0, 2)
                        .flatMap(who -> amounts()
                                .flatMap(first -> amounts().map(second -> new Step(what, who, first, second)))));
        return step.list().ofMinSize(10).ofMaxSize(50);
    }

    @Provide
    Arbitrary<Integer> amounts() {
        return Arbitraries.integers().between(1, 2_000_000);
    }

    /** Holds, refunds and payouts under way, so that later steps can go on with them. */
    private static final class Story {
        final Book book = new Book(RuleSet.DEFAULT);
        private final List<BigGiftHeld> holds = new ArrayList<>();
        private final List<RefundAsked> refunds = new ArrayList<>();
        private final List<RefundAmounts> refundAmounts = new ArrayList<>();
        private final List<DisputeOpened> disputes = new ArrayList<>();
        private final List<EarningsQuarantined> quarantines = new ArrayList<>();
        private final List<PayoutAsked> payouts = new ArrayList<>();
        private final List<PayoutAmounts> payoutAmounts = new ArrayList<>();
        private long numbers = 1_000;
        private int day;

        void perform(Step step) {
            long user = 1 + step.who();
            long creator = 70 + step.who();
            Asset currency = step.who() == 2 ? EUR : Asset.USD;
            switch (step.what()) {
                case 0 -> {
                    long gross = step.second();
                    book.post(new CoinsBought(
                            header(), user, currency, step.first(), gross, gross / 6, gross / 10, 1, ++numbers));
                }
                case 1 -> book.post(new PromotionalCoinsGranted(header(), user, step.first() % 500 + 1, ++numbers));
                case 2 ->
                    book.post(new GiftSent(
                            header(),
                            gift(user, creator, coins(step, user, currency), currency, step),
                            step.second() % 4 == 0 ? OptionalLong.of(step.second()) : OptionalLong.empty(),
                            today().plusDays(step.second() % 3)));
                case 3 -> hold(step, user, creator, currency);
                case 4 -> {
                    if (!holds.isEmpty()) {
                        BigGiftHeld held = holds.get(step.first() % holds.size());
                        book.post(new BigGiftReleased(header(), held.gift(), held.hold(), today().plusDays(1)));
                    }
                }
                case 5 -> {
                    if (!holds.isEmpty()) {
                        BigGiftHeld held = holds.get(step.first() % holds.size());
                        book.post(new BigGiftUndone(
                                header(),
                                held.gift(),
                                held.hold(),
                                held.header().day()));
                    }
                }
                case 6, 7 -> {
                    day++;
                    book.post(new EarningsMatured(header(), creator, stream(step), Asset.USD, today()));
                }
                case 8 -> askRefund(step, user, currency);
                case 9 -> settleRefund(step, true);
                case 10 -> settleRefund(step, false);
                case 11 -> askPayout(creator);
                case 12 -> goOnWithPayout(step, true);
                case 13 -> goOnWithPayout(step, false);
                case 14 -> openDispute(step, user, currency);
                case 15 -> decideDispute(step, true);
                case 16 -> decideDispute(step, false);
                case 17 -> dispute(step, user, creator);
                case 18 -> earnElsewhere(step, creator);
                case 19 -> quarantine(step, user, creator);
                case 20 -> endQuarantine(step);
                default ->
                    book.post(new ProviderSettled(header(), 1, currency, step.first(), step.second(), 1, ++numbers));
            }
        }

        /** Also of more than was earned, in quarantine or not, by an accomplice or not, and corrected afterwards. */
        private void dispute(Step step, long user, long creator) {
            long diamonds = step.first() % 500 * 100L;
            Stream stream = step.first() % 3 == 0 ? Stream.VIDEO : Stream.LIVE;
            boolean complicit = step.second() % 5 == 0;
            EarningsQuarantined waiting = quarantines.isEmpty() || step.second() % 3 > 0
                    ? null
                    : quarantines.get(step.first() % quarantines.size());
            Outcome outcome = book.post(new GiftDisputed(
                    header(),
                    waiting == null ? creator : waiting.creator(),
                    waiting == null ? stream : waiting.stream(),
                    Asset.USD,
                    diamonds * 50,
                    diamonds,
                    today().plusDays(step.second() % 3),
                    step.second() % 2 == 0,
                    ++numbers,
                    user,
                    complicit,
                    waiting == null ? OptionalLong.empty() : OptionalLong.of(waiting.quarantine())));
            assertThat(outcome.code().isApplied()).isTrue();
            if (!complicit && step.second() % 7 == 0) {
                ClawBackAmounts borne = ClawBackAmounts.of(outcome.applied(), diamonds);
                assertThat(book.post(new ClawBackCorrected(header(), creator, stream, Asset.USD, borne, numbers, user))
                                .code()
                                .isApplied())
                        .isTrue();
            }
        }

        private void quarantine(Step step, long user, long creator) {
            long diamonds = step.first() % 500 * 100L;
            EarningsQuarantined quarantined = new EarningsQuarantined(
                    header(),
                    creator,
                    Stream.LIVE,
                    Asset.USD,
                    diamonds * 50,
                    diamonds,
                    today().plusDays(step.second() % 3),
                    ++numbers,
                    user);
            assertThat(book.post(quarantined).code().isApplied()).isTrue();
            quarantines.add(quarantined);
        }

        private void endQuarantine(Step step) {
            if (quarantines.isEmpty()) {
                return;
            }
            EarningsQuarantined ended = quarantines.remove(step.first() % quarantines.size());
            MoneyEvent end = step.second() % 3 == 0
                    ? new QuarantineConfiscated(
                            header(), ended.creator(), ended.currency(), ended.quarantine(), ended.sender())
                    : new QuarantineReleased(
                            header(),
                            ended.creator(),
                            ended.stream(),
                            ended.currency(),
                            ended.maturesOn(),
                            step.second() % 3 == 1,
                            ended.quarantine(),
                            ended.sender());
            assertThat(book.post(end).code().isApplied()).isTrue();
        }

        List<String> balances() {
            List<String> result = new ArrayList<>();
            book.ledger().forEachAccount((account, balance) -> {
                if (balance != 0) {
                    result.add(AccountNames.label(account) + " = " + balance);
                }
            });
            return result;
        }

        private void hold(Step step, long user, long creator, Asset currency) {
            BigGiftHeld held = new BigGiftHeld(
                    header(),
                    gift(user, creator, coins(step, user, currency), currency, step),
                    OptionalLong.empty(),
                    ++numbers);
            if (book.post(held).code().isApplied()) {
                holds.add(held);
            }
        }

        private void askRefund(Step step, long user, Asset currency) {
            RefundAsked asked =
                    new RefundAsked(header(), user, currency, coins(step, user, currency), ++numbers, 5_000 + user);
            Outcome outcome = book.post(asked);
            if (outcome.code().isApplied()) {
                refunds.add(asked);
                refundAmounts.add(RefundAmounts.of(outcome.applied()));
            }
        }

        private void settleRefund(Step step, boolean paid) {
            if (refunds.isEmpty()) {
                return;
            }
            int chosen = step.first() % refunds.size();
            RefundAsked asked = refunds.remove(chosen);
            RefundAmounts amounts = refundAmounts.remove(chosen);
            long user = asked.user();
            Asset currency = asked.currency();
            Outcome outcome = paid
                    ? book.post(new RefundPaid(
                            header(),
                            user,
                            currency,
                            asked.coins(),
                            currency.wholeMinorUnits(amounts.totalMicros()),
                            1,
                            asked.refund(),
                            asked.recharge()))
                    : book.post(new RefundFailed(
                            header(), user, currency, asked.coins(), amounts, asked.refund(), asked.recharge()));
            assertThat(outcome.code().isApplied()).isTrue();
            if (paid && step.second() % 3 == 0) {
                bounce(asked, amounts);
            }
        }

        private void bounce(RefundAsked asked, RefundAmounts amounts) {
            Asset currency = asked.currency();
            long amount = currency.wholeMinorUnits(amounts.totalMicros());
            Outcome bounced = book.post(new RefundBounced(
                    header(),
                    asked.user(),
                    currency,
                    asked.coins(),
                    amount,
                    amounts,
                    1,
                    asked.refund(),
                    asked.recharge()));
            assertThat(bounced.code().isApplied()).isTrue();
            Outcome failed = book.post(new RefundFailed(
                    header(), asked.user(), currency, asked.coins(), amounts, asked.refund(), asked.recharge()));
            assertThat(failed.code().isApplied()).isTrue();
        }

        /** Income of other streams arrives: gifts of a video with their diamonds, tips without. */
        private void earnElsewhere(Step step, long creator) {
            long units = step.first() % 100_000 + 1;
            LocalDate matures = today().plusDays(step.second() % 3);
            List<MoneyCleared.Leg> legs = step.second() % 2 == 0
                    ? List.of(
                            new MoneyCleared.Leg(Accounts.diamondsPending(creator, Stream.VIDEO, matures), units),
                            new MoneyCleared.Leg(
                                    Accounts.earningsPending(creator, Stream.VIDEO, Asset.USD, matures), units * 50))
                    : List.of(new MoneyCleared.Leg(
                            Accounts.earningsPending(creator, Stream.TIPS, Asset.USD, matures), step.first()));
            assertThat(book.post(new MoneyCleared(header(), 826, legs, false, 1, 1, 1))
                            .code()
                            .isApplied())
                    .isTrue();
        }

        private static Stream stream(Step step) {
            return switch (step.first() % 4) {
                case 0 -> Stream.VIDEO;
                case 1 -> Stream.TIPS;
                default -> Stream.LIVE;
            };
        }

        /** Everything that is available, of all streams, but for what is no whole cent: the last stream keeps that. */
        private void askPayout(long creator) {
            List<PayoutPart> parts = new ArrayList<>();
            long sum = 0;
            for (Stream stream : Stream.values()) {
                long available = book.balance(Accounts.earningsAvailable(creator, stream, Asset.USD));
                if (available > 0) {
                    parts.add(new PayoutPart(stream, available));
                    sum += available;
                }
            }
            long rest = sum % Asset.USD.minorUnit();
            if (parts.isEmpty() || parts.getLast().amountMicros() <= rest) {
                return;
            }
            PayoutPart last = parts.removeLast();
            parts.add(new PayoutPart(last.stream(), last.amountMicros() - rest));
            PayoutAsked asked = new PayoutAsked(header(), creator, Asset.USD, parts, ++numbers);
            payouts.add(asked);
            payoutAmounts.add(PayoutAmounts.of(book.post(asked).applied()));
        }

        private void goOnWithPayout(Step step, boolean paid) {
            if (payouts.isEmpty()) {
                return;
            }
            int chosen = step.first() % payouts.size();
            PayoutAsked asked = payouts.remove(chosen);
            PayoutAmounts amounts = payoutAmounts.remove(chosen);
            long creator = asked.creator();
            long withheld = Asset.USD.wholeMinorUnits(asked.amountMicros() / 10);
            long net = asked.amountMicros() - withheld;
            book.post(new PayoutApproved(header(), creator, Asset.USD, withheld, asked.payout()));
            if (paid) {
                book.post(new PayoutPaid(header(), creator, Asset.USD, net, 1, asked.payout()));
            }
            if (!paid || step.second() % 2 == 0) {
                Outcome returned = book.post(new PayoutReturned(
                        header(), creator, Asset.USD, withheld, paid ? net : 0, amounts, 1, asked.payout()));
                assertThat(returned.code().isApplied()).isTrue();
            }
        }

        private void openDispute(Step step, long user, Asset currency) {
            long amount = step.first() % 500 * currency.minorUnit() + currency.minorUnit();
            DisputeOpened opened = new DisputeOpened(
                    header(), user, currency, amount, Asset.USD, step.second(), 1, ++numbers, ++numbers);
            book.post(opened);
            disputes.add(opened);
        }

        private void decideDispute(Step step, boolean won) {
            if (disputes.isEmpty()) {
                return;
            }
            DisputeOpened opened = disputes.remove(step.first() % disputes.size());
            long amount = opened.amountMicros();
            Outcome outcome = won
                    ? book.post(new DisputeWon(
                            header(), opened.user(), opened.currency(), amount, 1, opened.dispute(), opened.recharge()))
                    : book.post(new DisputeLost(
                            header(),
                            opened.user(),
                            opened.currency(),
                            step.second(),
                            amount,
                            amount / 6,
                            1,
                            opened.dispute(),
                            opened.recharge()));
            assertThat(outcome.code().isApplied()).isTrue();
        }

        /** One time in four all that the wallet has, so that emptying it happens often. */
        private long coins(Step step, long user, Asset currency) {
            long all = book.balance(Accounts.wallet(user, currency));
            return step.first() % 4 == 0 && all > 0 ? all : step.first() % 1_000 + 1;
        }

        private Gift gift(long user, long creator, long coins, Asset currency, Step step) {
            Purse purse = step.second() % 7 == 0
                    ? new Purse.Promotional(step.second() / 50 * 50L)
                    : new Purse.Bought(currency);
            return new Gift(user, creator, 300, 1, 1, coins, purse);
        }

        private LocalDate today() {
            return START.plusDays(day);
        }

        private MoneyEvent.Header header() {
            return book.header(840, today());
        }
    }
}
