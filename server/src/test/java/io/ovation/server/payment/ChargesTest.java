package io.ovation.server.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.Stream;
import io.ovation.server.TestServer;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.callback.CallbackInbox;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a charge, whatever dies between two steps and in whatever order providers tell. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ChargesTest {
    private static final Duration LATER = Duration.ofMinutes(10);

    @Inject
    Charges charges;

    @Inject
    ChargeStore store;

    @Inject
    ChargePurposes purposes;

    @Inject
    TestPurpose purpose;

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

    private final long creator = Numbers.next();
    private TestServer.Person payer;

    @BeforeEach
    void somebodyPays() {
        payer = TestServer.viewer();
    }

    enum Death {
        BEFORE_THE_PROVIDER_IS_CALLED,
        AFTER_THE_PROVIDER_ANSWERED,
        BEFORE_THE_ENTRY_IS_POSTED,
        AFTER_THE_ENTRY_IS_POSTED
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void the_sweeper_finishes_what_died_between_two_steps_and_there_is_one_entry(Death death) {
        Charge charge = order(fresh("card_success", false), "k");
        ChargeOperation mortal = new ChargeOperation(
                store,
                database,
                PaymentProviders.only(new Mortal(death)),
                new Instruments(List.of()),
                purposes,
                ledger(death),
                markets,
                clocks);

        assertThatThrownBy(() -> mortal.advance(charge.number())).isInstanceOf(Killed.class);
        assertThat(purpose.told(charge)).isEmpty();
        sweeper.sweep(Instant.now().plus(LATER));
        sweeper.sweep(Instant.now().plus(LATER.multipliedBy(2)));

        assertThat(store.get(charge.number()).status()).isEqualTo(ChargeStatus.SUCCEEDED);
        assertThat(purpose.told(charge)).containsExactly("succeeded " + charge.id());
        assertThat(pending()).isEqualTo(5_000_000);
    }

    @Test
    void the_same_key_is_the_same_charge_and_other_content_is_refused() {
        Charge charge = order(fresh("card_success", false), "k");
        assertThat(order(fresh("card_success", false), "k").number()).isEqualTo(charge.number());
        assertThatThrownBy(() -> order(fresh("card_declined", false), "k")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> order(fresh("no_card", false), "l")).isInstanceOf(Problem.class);
    }

    @Test
    void a_success_after_a_decline_counts_because_the_provider_has_the_money() {
        Charge charge = charges.goOn(order(fresh("card_undecided", false), "k").number());
        assertThat(charge.status()).isEqualTo(ChargeStatus.PROCESSING);
        tell(charge, new PaymentNews.Declined(charge.id(), "card_declined"));
        tell(charge, new PaymentNews.Succeeded(charge.id(), "sbx_1"));
        tell(charge, new PaymentNews.Succeeded(charge.id(), "sbx_1"));
        tell(charge, new PaymentNews.Declined(charge.id(), "card_declined"));
        assertThat(purpose.told(charge))
                .containsExactly("failed card_declined " + charge.id(), "succeeded " + charge.id());
        assertThat(pending()).isEqualTo(5_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "card_success, SUCCEEDED:-, SUCCEEDED:-, SUCCEEDED:-, SUCCEEDED:-",
        "card_renewal_declined, DECLINED:card_declined, DECLINED:card_declined, DECLINED:card_declined, DECLINED:card_declined",
        "card_renewal_insufficient_funds, DECLINED:insufficient_funds, DECLINED:insufficient_funds, SUCCEEDED:-, SUCCEEDED:-",
        "card_renewal_expires, SUCCEEDED:-, DECLINED:expired_card, DECLINED:expired_card, DECLINED:expired_card",
        "card_renewal_3ds, DECLINED:authentication_required, DECLINED:authentication_required, "
                + "DECLINED:authentication_required, DECLINED:authentication_required"
    })
    void a_kept_card_is_charged_without_its_payer_as_the_page_says(
            String card, String first, String second, String third, String fourth) {
        TestServer.Person mia = TestServer.viewer();
        Charge kept = charges.goOn(order(mia, fresh(card, true), "first").number());
        assertThat(kept.status()).isEqualTo(ChargeStatus.SUCCEEDED);
        Long method = kept.keptMethod();
        assertThat(method).isNotNull();
        int renewal = 0;
        for (String expected : new String[] {first, second, third, fourth}) {
            ChargeOrder.Method byIt = new ChargeOrder.Method.Kept(method);
            String key = "renewal " + renewal++;
            Charge charge = charges.goOn(order(mia, byIt, key).number());
            Charge again = charges.goOn(order(mia, byIt, key).number());
            assertThat(again.number()).isEqualTo(charge.number());
            String reason = charge.declineReason();
            assertThat(charge.status() + ":" + (reason == null ? "-" : reason))
                    .as(card + " " + key)
                    .isEqualTo(expected);
        }
        assertThatThrownBy(() -> order(TestServer.viewer(), new ChargeOrder.Method.Kept(method), "stolen"))
                .isInstanceOf(Problem.class);
    }

    @Test
    void a_method_is_kept_also_when_a_callback_tells_of_the_success() {
        TestServer.Person mia = TestServer.viewer();
        Charge charge =
                charges.goOn(order(mia, fresh("card_undecided", true), "k").number());
        database.useTransaction(handle ->
                handle.execute("UPDATE coin_sandbox_payment SET status = 'succeeded' WHERE id = ?", charge.id()));
        tell(charge, new PaymentNews.Succeeded(charge.id(), "sbx_1"));
        assertThat(store.get(charge.number()).keptMethod()).isNotNull();
    }

    @Test
    void parts_of_a_charge_go_back_and_together_no_more_than_was_paid() {
        Charge charge = charges.goOn(order(fresh("card_success", false), "k").number());
        assertThat(refund(charge, 200, "a").status()).isEqualTo(ChargeRefund.Status.PAID);
        assertThat(refund(charge, 200, "a").status()).isEqualTo(ChargeRefund.Status.PAID);
        assertThat(pending()).isEqualTo(3_000_000);
        assertThatThrownBy(() -> refund(charge, 301, "b")).isInstanceOf(Problem.class);
        assertThat(refund(charge, 300, "c").status()).isEqualTo(ChargeRefund.Status.PAID);
        assertThat(pending()).isZero();
        assertThat(charges.refunded(charge.number())).isEqualTo(500);
        assertThatThrownBy(() -> refund(charge, 1, "d")).isInstanceOf(Problem.class);
    }

    @Test
    void a_paid_refund_that_comes_back_days_later_is_put_back_once() {
        Charge charge = charges.goOn(order(fresh("card_success", false), "k").number());
        ChargeRefund refund = refund(charge, 500, "a");
        assertThat(refund.status()).isEqualTo(ChargeRefund.Status.PAID);
        database.useTransaction(handle -> handle.execute(
                "UPDATE coin_sandbox_refund SET status = 'failed', reason = 'card_closed' WHERE id = ?", refund.id()));
        for (int i = 0; i < 2; i++) {
            inbox.take(
                    "sandbox",
                    callbacks.event("evt_" + UUID.randomUUID(), "refund", new PaymentNews.RefundChanged(refund.id())),
                    Instant.now());
        }
        assertThat(charges.findRefund(refund.number()).orElseThrow().status()).isEqualTo(ChargeRefund.Status.FAILED);
        assertThat(pending()).isEqualTo(5_000_000);
        assertThat(purpose.told(charge))
                .containsExactly(
                        "succeeded " + charge.id(), "refund PAID " + charge.id(), "refund FAILED " + charge.id());
    }

    private long pending() {
        return books.balance(Accounts.earningsPending(creator, Stream.TIPS, Asset.USD, TestPurpose.maturesOn()));
    }

    private ChargeRefund refund(Charge charge, long amount, String key) {
        ChargeRefund refund = database.inTransaction(handle ->
                charges.refund(handle, charge.number(), amount, "test", key, Fingerprints.of("refund", amount)));
        return charges.goOnRefund(refund.number());
    }

    private void tell(Charge charge, PaymentNews news) {
        inbox.take("sandbox", callbacks.event("evt_" + UUID.randomUUID(), "news", news), Instant.now());
    }

    private static ChargeOrder.Method fresh(String card, boolean keep) {
        return new ChargeOrder.Method.Fresh(card, keep);
    }

    private Charge order(ChargeOrder.Method method, String key) {
        return order(payer, method, key);
    }

    private Charge order(TestServer.Person by, ChargeOrder.Method method, String key) {
        return database.inTransaction(handle -> charges.order(
                handle,
                new ChargeOrder(
                        TestPurpose.NAME,
                        creator,
                        Coins.number(by),
                        "US",
                        "USD",
                        500,
                        0,
                        45,
                        method,
                        creator + " " + key,
                        Fingerprints.of("test", method))));
    }

    private Function<MoneyEvent, Receipt> ledger(Death death) {
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
    private final class Mortal implements PaymentProvider {
        private final Death death;

        Mortal(Death death) {
            this.death = death;
        }

        @Override
        public String name() {
            return sandbox.name();
        }

        @Override
        public boolean takes(String paymentMethod) {
            return sandbox.takes(paymentMethod);
        }

        @Override
        public String methods() {
            return sandbox.methods();
        }

        @Override
        public long receivable() {
            return sandbox.receivable();
        }

        @Override
        public Payment charge(Charge charge) {
            if (death == Death.BEFORE_THE_PROVIDER_IS_CALLED) {
                throw new Killed();
            }
            Payment answer = sandbox.charge(charge);
            if (death == Death.AFTER_THE_PROVIDER_ANSWERED) {
                throw new Killed();
            }
            return answer;
        }

        @Override
        public Payment look(String id, @Nullable String reference) {
            return sandbox.look(id, reference);
        }

        @Override
        public Payment cancel(String id, @Nullable String reference) {
            return sandbox.cancel(id, reference);
        }

        @Override
        public Refunded refund(RefundOrder order) {
            return sandbox.refund(order);
        }
    }
}
