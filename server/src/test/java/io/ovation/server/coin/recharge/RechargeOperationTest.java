package io.ovation.server.coin.recharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.economics.MoneyEvent;
import io.ovation.server.TestServer;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.PublicId;
import io.ovation.server.callback.CallbackInbox;
import io.ovation.server.callback.SignedEvent;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Channel;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.ovation.server.payment.Instruments;
import io.ovation.server.payment.PaymentCallbacks;
import io.ovation.server.payment.PaymentNews;
import io.ovation.server.payment.PaymentProvider;
import io.ovation.server.payment.PaymentProviders;
import io.ovation.server.payment.SandboxPayments;
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
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a recharge when the process dies between two steps, and when callbacks come in any order. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class RechargeOperationTest {
    private static final Duration LATER = Duration.ofMinutes(10);

    @Inject
    RechargeStore store;

    @Inject
    RechargeOperation operation;

    @Inject
    SandboxPayments sandbox;

    @Inject
    PaymentCallbacks callbacks;

    @Inject
    CallbackInbox inbox;

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

    enum Death {
        BEFORE_THE_PROVIDER_IS_CALLED,
        AFTER_THE_PROVIDER_ANSWERED,
        BEFORE_THE_ENTRY_IS_POSTED,
        AFTER_THE_ENTRY_IS_POSTED
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void the_sweeper_finishes_what_died_between_two_steps_and_there_is_one_entry(Death death) {
        TestServer.Person mia = TestServer.viewer();
        Recharge intent = write(mia, SandboxPayments.SUCCESS);
        RechargeOperation mortal = new RechargeOperation(
                store,
                database,
                PaymentProviders.only(new MortalProvider(sandbox, death)),
                new Instruments(List.of()),
                mortal(death),
                markets,
                clocks);

        assertThatThrownBy(() -> mortal.advance(intent.number())).isInstanceOf(Killed.class);
        assertThat(store.get(intent.number()).status()).isNotEqualTo(RechargeStatus.SUCCEEDED);
        sweeper.sweep(Instant.now().plus(LATER));

        succeededOnce(mia, intent);
        sweeper.sweep(Instant.now().plus(LATER.multipliedBy(2)));
        operation.advance(intent.number());
        succeededOnce(mia, intent);
    }

    @Test
    void a_declined_payment_that_nobody_wrote_down_stays_declined() {
        TestServer.Person mia = TestServer.viewer();
        Recharge intent = write(mia, SandboxPayments.DECLINED);
        RechargeOperation mortal = new RechargeOperation(
                store,
                database,
                PaymentProviders.only(new MortalProvider(sandbox, Death.AFTER_THE_PROVIDER_ANSWERED)),
                new Instruments(List.of()),
                books::postAndWait,
                markets,
                clocks);
        assertThatThrownBy(() -> mortal.advance(intent.number())).isInstanceOf(Killed.class);
        sweeper.sweep(Instant.now().plus(LATER));
        assertThat(store.get(intent.number()).status()).isEqualTo(RechargeStatus.DECLINED);
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isZero();
    }

    @Test
    void a_callback_that_comes_before_our_own_call_returned_is_not_undone_by_it() {
        TestServer.Person mia = TestServer.viewer();
        Recharge intent = write(mia, SandboxPayments.UNDECIDED);
        PaymentProvider slow = new MortalProvider(sandbox, null) {
            @Override
            public Payment charge(Charge charge) {
                Payment answer = super.charge(charge);
                tell(succeeded(intent));
                return answer; // still says pending
            }
        };
        new RechargeOperation(
                        store,
                        database,
                        PaymentProviders.only(slow),
                        new Instruments(List.of()),
                        books::postAndWait,
                        markets,
                        clocks)
                .advance(intent.number());
        succeededOnce(mia, intent);
    }

    @Test
    void the_same_event_twice_and_a_second_success_change_nothing() {
        TestServer.Person mia = TestServer.viewer();
        Recharge intent = processing(mia);
        SignedEvent event = succeeded(intent);
        tell(event);
        tell(event);
        tell(succeeded(intent));
        succeededOnce(mia, intent);
    }

    @Test
    void a_decline_after_the_success_is_ignored() {
        TestServer.Person mia = TestServer.viewer();
        Recharge intent = processing(mia);
        tell(succeeded(intent));
        tell(declined(intent));
        succeededOnce(mia, intent);
    }

    @Test
    void a_success_after_a_decline_counts_because_the_provider_has_the_money() {
        TestServer.Person mia = TestServer.viewer();
        Recharge intent = processing(mia);
        tell(declined(intent));
        assertThat(store.get(intent.number()).status()).isEqualTo(RechargeStatus.DECLINED);
        tell(succeeded(intent));
        succeededOnce(mia, intent);
    }

    @Test
    void a_success_long_after_we_gave_up_still_brings_the_coins() {
        TestServer.Person mia = TestServer.viewer();
        Recharge intent = processing(mia);
        expire(intent);
        assertThat(store.get(intent.number()).status()).isEqualTo(RechargeStatus.EXPIRED);
        tell(succeeded(intent));
        succeededOnce(mia, intent);
    }

    @Test
    void a_payment_nobody_decides_expires_and_the_provider_gives_it_up() {
        TestServer.Person mia = TestServer.viewer();
        Recharge intent = processing(mia);
        operation.advance(intent.number());
        assertThat(store.get(intent.number()).status())
                .as("the provider still has time")
                .isEqualTo(RechargeStatus.PROCESSING);
        expire(intent);
        Recharge expired = store.get(intent.number());
        assertThat(expired.status()).isEqualTo(RechargeStatus.EXPIRED);
        assertThat(expired.declineReason()).isEqualTo("not_decided_in_time");
        assertThat(sandbox.look(intent.id(), null).state()).isEqualTo(PaymentProvider.State.CANCELLED);
        assertThat(Coins.holdings(books, Coins.number(mia))[0]).isZero();
    }

    @Test
    void a_callback_that_never_comes_is_made_good_by_asking() {
        TestServer.Person mia = TestServer.viewer();
        Recharge intent = processing(mia);
        database.useTransaction(handle ->
                handle.execute("UPDATE coin_sandbox_payment SET status = 'succeeded' WHERE id = ?", intent.id()));
        sweeper.sweep(Instant.now().plus(LATER));
        succeededOnce(mia, intent);
    }

    private void expire(Recharge intent) {
        database.useTransaction(handle -> handle.execute(
                "UPDATE coin_recharge SET asked_at = asked_at - interval '2 hours' WHERE number = ?", intent.number()));
        operation.advance(intent.number());
    }

    private Recharge processing(TestServer.Person person) {
        Recharge intent = write(person, SandboxPayments.UNDECIDED);
        operation.advance(intent.number());
        assertThat(store.get(intent.number()).status()).isEqualTo(RechargeStatus.PROCESSING);
        return intent;
    }

    private Recharge write(TestServer.Person person, String method) {
        Recharge intent = new Recharge(
                Numbers.next(),
                Coins.number(person),
                Fingerprints.of("test", method),
                "US",
                Channel.WEB,
                "USD",
                1,
                330,
                349,
                0,
                40,
                method,
                sandbox.name(),
                null,
                null,
                RechargeStatus.CREATED,
                null,
                null,
                null,
                clocks.wall(),
                clocks.business(),
                clocks.today(markets.get("US")),
                null);
        return store.insertOrFind(intent, UUID.randomUUID().toString());
    }

    private void succeededOnce(TestServer.Person person, Recharge intent) {
        Recharge now = store.get(intent.number());
        assertThat(now.status()).isEqualTo(RechargeStatus.SUCCEEDED);
        assertThat(Coins.holdings(books, Coins.number(person))).containsExactly(330, 3_490_000, 0, 400_000);
        assertThat(books.waitFor(books.position().sequence(), Duration.ofSeconds(20)))
                .isTrue();
        int lines = database.withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM coin_statement WHERE user_number = :user AND reference1 = :recharge")
                .bind("user", Coins.number(person))
                .bind("recharge", intent.number())
                .mapTo(Integer.class)
                .one());
        assertThat(lines).as("journal entries of the recharge").isEqualTo(1);
    }

    private void tell(SignedEvent event) {
        inbox.take(sandbox.name(), event, Instant.now());
    }

    private SignedEvent succeeded(Recharge recharge) {
        return callbacks.event(
                "evt_" + UUID.randomUUID(),
                "succeeded",
                new PaymentNews.Succeeded(recharge.id(), PublicId.of("sbx", recharge.number())));
    }

    private SignedEvent declined(Recharge recharge) {
        return callbacks.event(
                "evt_" + UUID.randomUUID(), "declined", new PaymentNews.Declined(recharge.id(), "card_declined"));
    }

    private Function<MoneyEvent, Receipt> mortal(Death death) {
        return event -> {
            if (death == Death.BEFORE_THE_ENTRY_IS_POSTED) {
                throw new Killed();
            }
            Receipt receipt = books.postAndWait(event);
            if (death == Death.AFTER_THE_ENTRY_IS_POSTED) {
                throw new Killed();
            }
            return receipt;
        };
    }

    /** Stands for the end of the process: nothing of ours catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** The sandbox provider, seen by a process that dies around the call. */
    static class MortalProvider implements PaymentProvider {
        private final PaymentProvider real;
        private final Death death;

        MortalProvider(PaymentProvider real, Death death) {
            this.real = real;
            this.death = death;
        }

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public boolean takes(String paymentMethod) {
            return real.takes(paymentMethod);
        }

        @Override
        public String methods() {
            return real.methods();
        }

        @Override
        public long receivable() {
            return real.receivable();
        }

        @Override
        public Payment charge(Charge charge) {
            if (death == Death.BEFORE_THE_PROVIDER_IS_CALLED) {
                throw new Killed();
            }
            Payment answer = real.charge(charge);
            if (death == Death.AFTER_THE_PROVIDER_ANSWERED) {
                throw new Killed();
            }
            return answer;
        }

        @Override
        public Payment look(String id, String reference) {
            return real.look(id, reference);
        }

        @Override
        public Payment cancel(String id, String reference) {
            return real.cancel(id, reference);
        }

        @Override
        public Refunded refund(RefundOrder order) {
            if (death == Death.BEFORE_THE_PROVIDER_IS_CALLED) {
                throw new Killed();
            }
            Refunded answer = real.refund(order);
            if (death == Death.AFTER_THE_PROVIDER_ANSWERED) {
                throw new Killed();
            }
            return answer;
        }
    }
}
