package io.ovation.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.CoinsBought;
import io.ovation.economics.Gift;
import io.ovation.economics.GiftSent;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.Purse;
import io.ovation.journal.writer.OutcomeUnknown;
import io.ovation.journal.writer.QueueFull;
import io.ovation.journal.writer.WriterStopped;
import io.ovation.ledger.OutcomeCode;
import io.ovation.server.TestServer;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.RequestIds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class BookkeeperTest {
    private static final int US = 1;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Inject
    Bookkeeper books;

    @Inject
    LiveFeed live;

    private final long viewer = Numbers.next();
    private final long creator = Numbers.next();

    @Test
    void what_happened_is_in_the_books_and_in_the_feed() throws Exception {
        List<FeedBatch> seen = new CopyOnWriteArrayList<>();
        try (LiveFeed.Subscription subscription = live.subscribe(seen::add)) {
            Receipt receipt = books.postAndWait(bought(id(), 330));
            assertThat(receipt.outcome().code()).isEqualTo(OutcomeCode.ACCEPTED);
            assertThat(receipt.sequence()).isPositive();
            assertThat(wallet()).isEqualTo(330);
            assertThat(books.waitFor(receipt.sequence())).isTrue();
            assertThat(books.position().sequence()).isGreaterThanOrEqualTo(receipt.sequence());
            long end = System.nanoTime() + 10_000_000_000L;
            while (seen.stream().noneMatch(batch -> batch.sequence() == receipt.sequence())) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(10);
            }
        }
    }

    @Test
    void the_same_event_twice_is_one_entry_and_other_content_is_refused() {
        UUID id = id();
        Receipt first = books.postAndWait(bought(id, 100));
        Receipt again = books.postAndWait(bought(id, 100));
        assertThat(again.outcome().code()).isEqualTo(OutcomeCode.EXISTS);
        assertThat(again.applied()).isEqualTo(first.applied());
        assertThat(wallet()).isEqualTo(100);
        assertRefused(books.postAndWait(bought(id, 101)), ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(wallet()).isEqualTo(100);
    }

    @Test
    void too_few_coins_and_a_cap_are_told_with_what_is_left() {
        books.postAndWait(bought(id(), 50));
        assertRefused(books.postAndWait(gift(100, OptionalLong.empty())), ProblemCode.INSUFFICIENT_COINS);
        assertRefused(books.postAndWait(gift(40, OptionalLong.of(30))), ProblemCode.CAP_REACHED);
        assertThatThrownBy(
                        () -> books.postAndWait(gift(40, OptionalLong.of(30))).applied())
                .hasMessageContaining("30 coins");
        assertThat(wallet()).isEqualTo(50);
    }

    @Test
    void an_id_from_the_future_and_an_event_past_its_time_are_refused() {
        long now = System.currentTimeMillis();
        UUID ahead = RequestIds.derived(now + 600_000, "ahead", Long.toString(viewer));
        assertRefused(books.postAndWait(bought(ahead, 10)), ProblemCode.FIELD_INVALID);
        MoneyEvent late = new CoinsBought(
                new MoneyEvent.Header(id(), Fingerprints.of("late"), now - 1_000, US, TODAY),
                viewer,
                Asset.USD,
                10,
                100_000,
                0,
                0,
                1,
                Numbers.next());
        assertRefused(books.postAndWait(late), ProblemCode.BUSY);
        assertThat(wallet()).isZero();
    }

    @Test
    void faults_say_whether_anything_was_applied() {
        UUID id = id();
        assertThat(code(new QueueFull("full"))).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        assertThat(code(new CompletionException(new WriterStopped("over", null))))
                .isEqualTo(ProblemCode.BUSY);
        Problem unknown = (Problem) Refusals.fault(new OutcomeUnknown(id, null));
        assertThat(unknown.code()).isEqualTo(ProblemCode.OUTCOME_UNKNOWN);
        assertThat(unknown.retryAfter()).isNotNull();
        assertThat(unknown.detail()).contains("ent_");
        RuntimeException ours = new IllegalStateException("a fault of ours");
        assertThat(Refusals.fault(ours)).isSameAs(ours);
    }

    private static ProblemCode code(Throwable fault) {
        return ((Problem) Refusals.fault(fault)).code();
    }

    private static void assertRefused(Receipt receipt, ProblemCode code) {
        assertThat(receipt.isApplied()).isFalse();
        assertThatThrownBy(receipt::applied)
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::code)
                .isEqualTo(code);
    }

    private long wallet() {
        return books.balance(Accounts.wallet(viewer, Asset.USD));
    }

    private UUID id() {
        return RequestIds.derived(System.currentTimeMillis(), UUID.randomUUID().toString());
    }

    private MoneyEvent bought(UUID id, long coins) {
        return new CoinsBought(
                header(id, "bought", coins), viewer, Asset.USD, coins, coins * 10_000, 0, 0, 1, Numbers.next());
    }

    private MoneyEvent gift(long coins, OptionalLong cap) {
        Gift gift = new Gift(viewer, creator, Numbers.next(), 9, 1, coins, new Purse.Bought(Asset.USD));
        return new GiftSent(header(id(), "gift", coins), gift, cap, TODAY.plusDays(14));
    }

    private static MoneyEvent.Header header(UUID id, String operation, long coins) {
        return new MoneyEvent.Header(
                id, Fingerprints.of(operation, coins), System.currentTimeMillis() + 60_000, US, TODAY);
    }
}
