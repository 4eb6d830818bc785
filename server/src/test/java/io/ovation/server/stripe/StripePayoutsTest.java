package io.ovation.server.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.server.payout.PayoutProvider.Order;
import io.ovation.server.payout.PayoutProvider.State;
import io.ovation.server.payout.PayoutProvider.Transfer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Payouts by the real client against a Stripe on this machine, which checks every request against Stripe's document. */
class StripePayoutsTest {
    private final StripeServer server = StripeServer.shared();
    private final StripePayouts payouts = new StripePayouts(StripePaymentsTest.access(server));

    @AfterEach
    void every_request_and_answer_was_what_the_document_allows() {
        server.books().refuses("");
        server.books().transfersWait(false);
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void money_goes_to_the_connected_account_and_on_to_the_bank_once() {
        Order order = order();
        assertThat(payouts.pay(order).state()).isEqualTo(State.ACCEPTED);
        server.forgetKeys();
        assertThat(payouts.pay(order).state()).isEqualTo(State.ACCEPTED);
        assertThat(server.books().transfersOf(order.id())).hasSize(1);
        assertThat(server.books().payoutsOf(order.id())).hasSize(1);

        server.books().payoutIs(order.id(), "paid");
        assertThat(payouts.pay(order).state()).isEqualTo(State.PAID);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_LOST", "SERVER_ERROR", "RATE_LIMIT"})
    void what_was_cut_off_half_way_goes_on_and_happens_once(StripeServer.Fault fault) {
        Order order = order();
        server.fail(fault);
        try {
            payouts.pay(order);
        } catch (StripeUnavailable later) {
            payouts.pay(order);
        }
        assertThat(server.books().transfersOf(order.id())).hasSize(1);
        assertThat(server.books().payoutsOf(order.id())).hasSize(1);
    }

    @Test
    void what_the_bank_sends_back_is_ours_again_before_we_say_so() {
        Order order = order();
        payouts.pay(order);
        server.books().payoutIs(order.id(), "failed");
        assertThat(payouts.pay(order)).isEqualTo(new Transfer(State.RETURNED, "account_closed"));
        assertThat(server.books()
                        .transfersOf(order.id())
                        .getFirst()
                        .path("reversed")
                        .asBoolean())
                .isTrue();
        assertThat(payouts.pay(order).state()).as("asked again").isEqualTo(State.RETURNED);
    }

    @Test
    void an_account_that_does_not_exist_is_returned_and_a_balance_that_does_not_reach_waits() {
        Order refused = order();
        server.books().refuses(refused.account());
        assertThat(payouts.pay(refused)).isEqualTo(new Transfer(State.RETURNED, "resource_missing"));

        Order waits = order();
        server.books().transfersWait(true);
        assertThatThrownBy(() -> payouts.pay(waits))
                .isInstanceOf(StripeUnavailable.class)
                .hasMessageContaining("balance_insufficient");
        server.books().transfersWait(false);
        assertThat(payouts.pay(waits).state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void only_connected_accounts_are_taken() {
        assertThat(payouts.takes(StripePayouts.KIND, "acct_1Nv0FGQ9RKHgCVdK")).isTrue();
        assertThat(payouts.takes(StripePayouts.KIND, "bank_ok")).isFalse();
        assertThat(payouts.takes("iban", "acct_1Nv0FGQ9RKHgCVdK")).isFalse();
    }

    private static Order order() {
        return new Order(
                "pay_" + UUID.randomUUID().toString().replace("-", ""),
                12_345,
                "USD",
                StripePayouts.KIND,
                "acct_" + UUID.randomUUID().toString().replace("-", ""));
    }
}
