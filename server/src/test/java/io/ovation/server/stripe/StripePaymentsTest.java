package io.ovation.server.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.server.payment.Instrument;
import io.ovation.server.payment.NextAction;
import io.ovation.server.payment.PaymentProvider;
import io.ovation.server.payment.PaymentProvider.Charge;
import io.ovation.server.payment.PaymentProvider.Payment;
import io.ovation.server.payment.PaymentProvider.RefundOrder;
import io.ovation.server.payment.PaymentProvider.Refunded;
import io.ovation.server.payment.PaymentProvider.State;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Payments by the real client against a Stripe on this machine, which checks every request against Stripe's document. */
class StripePaymentsTest {
    private final StripeServer server = StripeServer.shared();
    private final StripePayments payments = new StripePayments(access(server));

    @AfterEach
    void every_request_and_answer_was_what_the_document_allows() {
        server.books().refundsAre("succeeded");
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void the_document_refuses_what_stripe_would_refuse() {
        StripeDocument document = StripeDocument.read();
        assertThatThrownBy(
                        () -> document.checkedRequest("POST", "/v1/payment_intents", "amount=349&currency=usd&tip=1"))
                .hasMessageContaining("tip");
        assertThatThrownBy(() -> document.checkedRequest("POST", "/v1/payment_intents", "amount=much&currency=usd"))
                .hasMessageContaining("amount");
        assertThatThrownBy(() -> document.checkedRequest("POST", "/v1/payment_intents", "currency=usd"))
                .hasMessageContaining("amount");
        assertThatThrownBy(() -> document.checkedRequest("GET", "/v1/refunds", "payment=pi_1"))
                .hasMessageContaining("payment");
        assertThatThrownBy(() -> document.checkedRequest("POST", "/v1/coins", ""))
                .hasMessageContaining("/v1/coins");
    }

    @Test
    void a_card_is_charged_once_however_often_we_ask() {
        Charge charge = charge("pm_card_visa");
        Payment first = payments.charge(charge);
        assertThat(first.state()).isEqualTo(State.SUCCEEDED);
        assertThat(payments.charge(charge)).isEqualTo(first);
        assertThat(payments.look(charge.id(), first.reference())).isEqualTo(first);
        assertThat(server.books().intentsOf(charge.id())).hasSize(1);
    }

    @Test
    void stripe_says_which_card_it_was_at_once_when_asked_later_and_when_found_by_our_id() {
        Charge charge = charge("pm_card_visa");
        Payment first = payments.charge(charge);
        Instrument card = new Instrument(Instrument.Kind.CARD, "fp_pm_card_visa");
        assertThat(first.instrument()).isEqualTo(card);
        assertThat(payments.look(charge.id(), first.reference()).instrument()).isEqualTo(card);
        assertThat(payments.look(charge.id(), null).instrument()).isEqualTo(card);
        Charge open = charge(StripePayments.FORM);
        assertThat(payments.charge(open).instrument()).as("nothing is paid yet").isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_LOST", "SERVER_ERROR", "RATE_LIMIT"})
    void an_answer_that_never_came_is_asked_for_again(StripeServer.Fault fault) {
        Charge charge = charge("pm_card_visa");
        server.fail(fault);
        Payment answer;
        try {
            answer = payments.charge(charge);
        } catch (StripeUnavailable later) {
            answer = payments.charge(charge);
        }
        assertThat(answer.state()).isEqualTo(State.SUCCEEDED);
        assertThat(server.books().intentsOf(charge.id())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined, generic_decline",
        "pm_card_chargeDeclinedInsufficientFunds, insufficient_funds",
        "pm_no_such_method, resource_missing"
    })
    void a_declined_card_says_why(String method, String reason) {
        Charge charge = charge(method);
        Payment answer = payments.charge(charge);
        assertThat(answer.state()).isEqualTo(State.DECLINED);
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(payments.charge(charge)).isEqualTo(answer);
    }

    @Test
    void an_amount_that_stripe_does_not_take_is_declined() {
        Charge small = new Charge(id(), 10, "USD", "pm_card_visa");
        assertThat(payments.charge(small).reason()).isEqualTo("amount_too_small");
    }

    @Test
    void a_bank_that_wants_the_viewer_to_authenticate_is_waited_for() {
        Charge charge = charge("pm_card_threeDSecure2Required");
        Payment waiting = payments.charge(charge);
        assertThat(waiting.state()).isEqualTo(State.PENDING);
        NextAction action = Objects.requireNonNull(waiting.nextAction());
        assertThat(action.type()).isEqualTo(NextAction.Type.AUTHENTICATE);
        assertThat(action.clientSecret()).contains("_secret_");

        server.books().authenticated(charge.id(), true);
        assertThat(payments.look(charge.id(), waiting.reference()).state()).isEqualTo(State.SUCCEEDED);

        Charge other = charge("pm_card_authenticationRequired");
        Payment fails = payments.charge(other);
        server.books().authenticated(other.id(), false);
        Payment declined = payments.look(other.id(), fails.reference());
        assertThat(declined.state()).isEqualTo(State.DECLINED);
        assertThat(declined.reason()).isEqualTo("payment_intent_authentication_failure");
    }

    @Test
    void in_stripes_form_the_viewer_may_try_again() {
        Charge charge = charge(StripePayments.FORM);
        Payment open = payments.charge(charge);
        assertThat(open.state()).isEqualTo(State.PENDING);
        assertThat(Objects.requireNonNull(open.nextAction()).type()).isEqualTo(NextAction.Type.CONFIRM);

        server.books().authenticated(charge.id(), false);
        assertThat(payments.look(charge.id(), open.reference()).state()).isEqualTo(State.PENDING);
        server.books().authenticated(charge.id(), true);
        assertThat(payments.look(charge.id(), open.reference()).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void a_payment_that_nobody_finishes_is_given_up_and_one_that_succeeded_meanwhile_is_not() {
        Charge charge = charge(StripePayments.FORM);
        Payment open = payments.charge(charge);
        assertThat(payments.cancel(charge.id(), open.reference()).state()).isEqualTo(State.CANCELLED);
        assertThat(payments.cancel(charge.id(), open.reference()).state()).isEqualTo(State.CANCELLED);

        Charge paid = charge("pm_card_visa");
        Payment done = payments.charge(paid);
        assertThat(payments.cancel(paid.id(), done.reference()).state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void a_payment_whose_answer_was_lost_is_found_again_after_stripe_forgot_the_key() {
        Charge charge = charge("pm_card_visa");
        payments.charge(charge);
        server.forgetKeys();
        assertThat(payments.cancel(charge.id(), null).state())
                .as("found by our id in the metadata")
                .isEqualTo(State.SUCCEEDED);
        assertThat(payments.cancel(id(), null).reason()).isEqualTo("unknown_payment");
    }

    @Test
    void a_refund_is_made_once_even_after_stripe_forgot_the_key() {
        Charge charge = charge("pm_card_visa");
        String reference = payments.charge(charge).reference();
        RefundOrder order = new RefundOrder("rfd_" + UUID.randomUUID(), charge.id(), reference, 200, "USD");
        assertThat(payments.refund(order)).isEqualTo(new Refunded(true, null));
        server.forgetKeys();
        assertThat(payments.refund(order)).isEqualTo(new Refunded(true, null));
        assertThat(server.books().refundsOf(order.id())).hasSize(1);

        RefundOrder tooMuch = new RefundOrder("rfd_" + UUID.randomUUID(), charge.id(), null, 150, "USD");
        assertThat(payments.refund(tooMuch)).isEqualTo(new Refunded(false, "charge_already_refunded"));
        RefundOrder unknown = new RefundOrder("rfd_" + UUID.randomUUID(), id(), null, 150, "USD");
        assertThat(payments.refund(unknown)).isEqualTo(new Refunded(false, "unknown_payment"));
    }

    @Test
    void a_refund_that_takes_time_is_waited_for() {
        Charge charge = charge("pm_card_visa");
        String reference = payments.charge(charge).reference();
        RefundOrder order = new RefundOrder("rfd_" + UUID.randomUUID(), charge.id(), reference, 349, "USD");
        server.books().refundsAre("pending");
        assertThat(payments.refund(order).state()).isEqualTo(PaymentProvider.RefundState.PENDING);
        server.books().refundIs(order.id(), "failed");
        assertThat(payments.refund(order)).isEqualTo(new Refunded(false, "expired_or_canceled_card"));
    }

    @ParameterizedTest
    @CsvSource({"USD, 349, 349", "JPY, 800, 800", "ISK, 500, 50000", "UGX, 500, 50000", "MGA, 500, 5", "KWD, 1230, 1230"
    })
    void amounts_are_counted_as_stripe_counts_them(String currency, long ours, long theirs) {
        assertThat(StripeAmounts.outward(ours, currency)).isEqualTo(theirs);
        assertThat(StripeAmounts.inward(theirs, currency)).isEqualTo(ours);
    }

    @Test
    void an_amount_that_stripe_cannot_express_is_a_fault() {
        assertThatThrownBy(() -> StripeAmounts.outward(505, "MGA")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "sk_live_abcdef, true",
        "rk_live_abcdef, true",
        "sk_test_abcdef, false",
        "pk_test_abcdef, true",
        "whatever, true"
    })
    void a_key_of_the_other_mode_or_of_another_kind_stops_the_start_and_is_not_repeated(String key, boolean test) {
        assertThatThrownBy(() -> StripeAccess.checked(key, test))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains("ovation.stripe.secret-key")
                .doesNotContain(key);
    }

    private static Charge charge(String method) {
        return new Charge(id(), 349, "USD", method);
    }

    private static String id() {
        return "rch_" + UUID.randomUUID().toString().replace("-", "");
    }

    static StripeAccess access(StripeServer server) {
        return new StripeAccess(
                new StripeSettings() {
                    @Override
                    public Optional<String> secretKey() {
                        return Optional.of(StripeServer.KEY);
                    }

                    @Override
                    public Optional<String> secretKeyFile() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<List<String>> webhookSecrets() {
                        return Optional.of(List.of(StripeServer.WEBHOOK_SECRET));
                    }

                    @Override
                    public Optional<String> webhookSecretsFile() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> returnUrl() {
                        return Optional.empty();
                    }

                    @Override
                    public String apiBase() {
                        return server.url();
                    }

                    @Override
                    public Duration timeout() {
                        return Duration.ofSeconds(10);
                    }
                },
                true);
    }
}
