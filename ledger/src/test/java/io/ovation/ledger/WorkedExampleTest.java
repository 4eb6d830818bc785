package io.ovation.ledger;

import static io.ovation.ledger.Samples.accepted;
import static io.ovation.ledger.Samples.entry;
import static io.ovation.ledger.Samples.fixed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ledger's part of the worked example: 330 coins for 3.49 USD with a fee of 0.40, then a gift of 100, then the rest. */
class WorkedExampleTest {

    private static final int COIN = 1;
    private static final int USD = 840;

    private final AccountId issuance = AccountId.of(Constraint.FREE_DEBIT_BITS | 1, COIN, 0, 1);
    private final AccountId spent = AccountId.of(Constraint.FREE_CREDIT_BITS | 2, COIN, 0, 1);
    private final AccountId wallet = AccountId.of(Constraint.OWNED_BITS | 3, COIN, USD, 7);
    private final AccountId provider = AccountId.of(Constraint.FREE_DEBIT_BITS | 4, USD, 0, 1);
    private final AccountId liability = AccountId.of(Constraint.OWNED_BITS | 5, USD, USD, 7);
    private final AccountId revenue = AccountId.of(Constraint.FREE_CREDIT_BITS | 6, USD, 202611, 1);
    private final AccountId deferredFee = AccountId.of(Constraint.OWED_BITS | 7, USD, 0, 7);
    private final AccountId feeExpense = AccountId.of(Constraint.FREE_DEBIT_BITS | 8, USD, 202611, 1);

    private final Ledger ledger = new Ledger();

    @BeforeEach
    void buys330Coins() {
        accepted(
                ledger,
                entry(
                        fixed(issuance, wallet, 330),
                        fixed(provider, liability, 3_490_000),
                        fixed(deferredFee, provider, 400_000)));
    }

    @Test
    @DisplayName("After the purchase the wallet holds 330, the liability 3.490000 and the deferred fee 0.400000")
    void afterThePurchase() {
        assertThat(ledger.balance(wallet)).isEqualTo(330);
        assertThat(ledger.balance(liability)).isEqualTo(3_490_000);
        assertThat(ledger.balance(deferredFee)).isEqualTo(400_000);
        assertThat(ledger.balance(provider)).isEqualTo(3_090_000);
    }

    @Test
    @DisplayName("A gift of 100 releases 1.057575 of the liability and 0.121212 of the fee")
    void aGiftReleasesItsShare() {
        AcceptedEntry gift = accepted(ledger, spend(100));

        assertThat(gift.transfers()).extracting(Posted::amount).containsExactly(100L, 1_057_575L, 121_212L);
        assertThat(ledger.balance(wallet)).isEqualTo(230);
        assertThat(ledger.balance(liability)).isEqualTo(2_432_425);
        assertThat(ledger.balance(deferredFee)).isEqualTo(278_788);
    }

    @Test
    @DisplayName("Spending the last 230 leaves exactly zero in wallet, liability and fee")
    void spendingTheRestLeavesNothing() {
        accepted(ledger, spend(100));
        accepted(ledger, spend(230));

        assertThat(ledger.balance(wallet)).isZero();
        assertThat(ledger.balance(liability)).isZero();
        assertThat(ledger.balance(deferredFee)).isZero();
        assertThat(ledger.balance(revenue)).isEqualTo(3_490_000);
        assertThat(ledger.balance(feeExpense)).isEqualTo(400_000);
        assertThat(Invariants.broken(ledger)).isEmpty();
    }

    private Entry spend(long coins) {
        return entry(
                fixed(wallet, spent, coins),
                new Transfer(liability, revenue, new Amount.Proportional(0, Side.DEBIT)),
                new Transfer(feeExpense, deferredFee, new Amount.Proportional(0, Side.CREDIT)));
    }
}
