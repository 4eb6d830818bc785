package io.ovation.server.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.PayoutPart;
import io.ovation.economics.Stream;
import io.ovation.server.TestServer;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.approval.FourEyes;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Database;
import io.ovation.server.store.Sweeper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a payout when the process dies between two steps, and when the bank's news come in any order. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class PayoutOperationTest {
    private static final Duration LATER = Duration.ofMinutes(10);

    @Inject
    PayoutStore store;

    @Inject
    PayoutOperation operation;

    @Inject
    PayoutTermsStore terms;

    @Inject
    PayoutGates gates;

    @Inject
    Sweeper sweeper;

    @Inject
    Database database;

    @Inject
    Bookkeeper books;

    @Inject
    Markets markets;

    @Inject
    Clocks clocks;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_payout_that_died_around_setting_money_aside_is_asked_once(boolean afterPosting) {
        TestServer.Person juno = creator();
        Payout intent = write(juno);
        assertThatThrownBy(() -> mortal(new FakeBank(), afterPosting).advance(intent.number()))
                .isInstanceOf(Killed.class);
        sweeper.sweep(Instant.now().plus(LATER));
        Payout now = store.get(intent.number());
        assertThat(now.status()).isEqualTo(PayoutStatus.ASKED);
        assertThat(now.diamondUnits()).isEqualTo(2_000_000);
        assertThat(money(juno, intent)).containsExactly(50_000_000, 1_000_000, 100_000_000, 2_000_000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_payout_that_died_around_its_approval_and_its_order_is_sent_once(boolean afterPosting) {
        TestServer.Person juno = creator();
        Payout intent = asked(juno);
        FakeBank bank = new FakeBank();
        approve(intent);
        assertThatThrownBy(() -> mortal(bank, afterPosting).advance(intent.number()))
                .isInstanceOf(Killed.class);
        assertThat(store.get(intent.number()).status()).isEqualTo(PayoutStatus.APPROVING);

        bank.diesAfterTheOrder = true;
        assertThatThrownBy(() -> with(bank).advance(intent.number())).isInstanceOf(Killed.class);
        assertThat(store.get(intent.number()).status()).isEqualTo(PayoutStatus.APPROVED);

        bank.diesAfterTheOrder = false;
        with(bank).advance(intent.number());
        assertThat(store.get(intent.number()).status()).isEqualTo(PayoutStatus.SENT);
        assertThat(bank.transfers)
                .as("ordered again under the same id, made once")
                .isEqualTo(1);

        tell(with(bank), intent, new PayoutNews.Paid(intent.id()));
        paid(juno, intent);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_payout_that_died_around_being_paid_is_paid_once(boolean afterPosting) {
        TestServer.Person juno = creator();
        Payout intent = sent(juno);
        // The callback is taken in whole; what dies is the step after it.
        database.inTransaction(handle ->
                PayoutStore.bankSays(handle, intent.number(), PayoutProvider.State.PAID, null, clocks.wall()));
        assertThatThrownBy(() -> mortal(new FakeBank(), afterPosting).advance(intent.number()))
                .isInstanceOf(Killed.class);
        sweeper.sweep(Instant.now().plus(LATER));
        paid(juno, intent);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_return_that_died_half_way_comes_back_once(boolean afterPosting) {
        TestServer.Person juno = creator();
        Payout intent = sent(juno);
        tell(with(new FakeBank()), intent, new PayoutNews.Paid(intent.id()));
        database.inTransaction(handle -> PayoutStore.bankSays(
                handle, intent.number(), PayoutProvider.State.RETURNED, "account_closed", clocks.wall()));
        assertThatThrownBy(() -> mortal(new FakeBank(), afterPosting).advance(intent.number()))
                .isInstanceOf(Killed.class);
        sweeper.sweep(Instant.now().plus(LATER));
        returned(juno, intent);
    }

    @Test
    void news_may_come_twice_and_in_any_order() {
        TestServer.Person juno = creator();
        Payout twice = sent(juno);
        tell(with(new FakeBank()), twice, new PayoutNews.Paid(twice.id()));
        tell(with(new FakeBank()), twice, new PayoutNews.Paid(twice.id()));
        paid(juno, twice);

        TestServer.Person other = creator();
        Payout swapped = sent(other);
        tell(with(new FakeBank()), swapped, new PayoutNews.Returned(swapped.id(), "account_closed"));
        tell(with(new FakeBank()), swapped, new PayoutNews.Paid(swapped.id()));
        returned(other, swapped);
    }

    @Test
    void a_provider_that_only_says_that_something_changed_is_asked_what() {
        TestServer.Person juno = creator();
        Payout intent = sent(juno);
        FakeBank bank = new FakeBank();
        tell(with(bank), intent, new PayoutNews.Changed(intent.id()));
        assertThat(store.get(intent.number()).status()).isEqualTo(PayoutStatus.SENT);

        bank.says = PayoutProvider.State.PAID;
        tell(with(bank), intent, new PayoutNews.Changed(intent.id()));
        paid(juno, intent);

        bank.says = PayoutProvider.State.RETURNED;
        tell(with(bank), intent, new PayoutNews.Changed(intent.id()));
        returned(juno, intent);
    }

    @Test
    void a_callback_that_comes_before_our_own_order_returned_is_not_forgotten() {
        TestServer.Person juno = creator();
        Payout intent = asked(juno);
        approve(intent);
        FakeBank eager = new FakeBank() {
            @Override
            public Transfer pay(Order order) {
                if (transfers == 0) {
                    transfers++;
                    database.inTransaction(
                            handle -> operation.told(handle, intent.number(), new PayoutNews.Paid(intent.id())));
                }
                return new Transfer(State.ACCEPTED, null);
            }
        };
        with(eager).advance(intent.number());
        paid(juno, intent);
    }

    private void paid(TestServer.Person juno, Payout intent) {
        assertThat(store.get(intent.number()).status()).isEqualTo(PayoutStatus.PAID);
        assertThat(money(juno, intent)).containsExactly(50_000_000, 1_000_000, 0, 0);
        assertThat(store.history(intent.number()))
                .extracting(PayoutStore.Step::status)
                .containsExactly("asked", "approved", "sent", "paid");
    }

    private void returned(TestServer.Person juno, Payout intent) {
        assertThat(store.get(intent.number()).status()).isEqualTo(PayoutStatus.RETURNED);
        assertThat(money(juno, intent)).containsExactly(150_000_000, 3_000_000, 0, 0);
    }

    private long[] money(TestServer.Person juno, Payout payout) {
        long creator = Coins.number(juno);
        return books.balances(List.of(
                        Accounts.earningsAvailable(creator, Stream.LIVE, Asset.USD),
                        Accounts.diamondsAvailable(creator, Stream.LIVE),
                        Accounts.payoutClearing(payout.number(), Asset.USD),
                        Accounts.diamondsReserved(payout.number())))
                .values();
    }

    private TestServer.Person creator() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Coins.buy(mia, 30_000);
        Coins.spend(books, clocks, markets, mia, juno, 30_000);
        TestServer.advanceDays(14);
        return juno;
    }

    private Payout asked(TestServer.Person juno) {
        Payout intent = write(juno);
        operation.advance(intent.number());
        assertThat(store.get(intent.number()).status()).isEqualTo(PayoutStatus.ASKED);
        return intent;
    }

    /** Sent to a bank that says nothing by itself, so that the tests decide what is heard when. */
    private Payout sent(TestServer.Person juno) {
        Payout intent = asked(juno);
        approve(intent);
        with(new FakeBank()).advance(intent.number());
        assertThat(store.get(intent.number()).status()).isEqualTo(PayoutStatus.SENT);
        return intent;
    }

    private Payout write(TestServer.Person juno) {
        Payout payout = new Payout(
                Numbers.next(),
                Coins.number(juno),
                Fingerprints.of("test"),
                "US",
                "USD",
                10_000,
                0,
                "fake", // so that the sweeper of the server, which knows the sandbox bank only, leaves it alone
                "fake",
                null,
                PayoutStatus.CREATED,
                null,
                null,
                0,
                0,
                null,
                null,
                clocks.business(),
                clocks.today(markets.get("US")));
        database.useTransaction(handle -> PayoutStore.insert(
                handle,
                payout,
                List.of(new PayoutPart(Stream.LIVE, 100_000_000)),
                UUID.randomUUID().toString(),
                clocks.wall()));
        return payout;
    }

    private PayoutOperation with(PayoutProvider bank) {
        return new PayoutOperation(
                store, database, PayoutProviders.only(bank), books::postAndWait, markets, clocks, terms, gates);
    }

    private PayoutOperation mortal(PayoutProvider bank, boolean afterPosting) {
        Function<MoneyEvent, Receipt> ledger = event -> {
            if (afterPosting) {
                books.postAndWait(event);
            }
            throw new Killed();
        };
        return new PayoutOperation(store, database, PayoutProviders.only(bank), ledger, markets, clocks, terms, gates);
    }

    private void tell(PayoutOperation to, Payout payout, PayoutNews news) {
        database.inTransaction(handle -> to.told(handle, payout.number(), news)).run();
    }

    /** Stands for the end of the process: nothing of ours catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** A bank that takes orders, makes one transfer for an id, and keeps silent. */
    private static class FakeBank implements PayoutProvider {
        int transfers;
        boolean diesAfterTheOrder;
        State says = State.ACCEPTED;
        private String known = "";

        @Override
        public String name() {
            return "fake-bank";
        }

        @Override
        public boolean takes(String accountKind, String account) {
            return true;
        }

        @Override
        public String accounts() {
            return "";
        }

        @Override
        public Transfer pay(Order order) {
            if (!known.equals(order.id())) {
                known = order.id();
                transfers++;
            }
            if (diesAfterTheOrder) {
                throw new Killed();
            }
            return new Transfer(says, says == State.RETURNED ? "account_closed" : null);
        }
    }

    private void approve(Payout payout) {
        database.useTransaction(handle -> PayoutStore.decided(
                handle, payout.number(), new FourEyes.Decision(true, null), 1, clocks.business(), clocks.wall()));
    }
}
