package io.ovation.ledger;

import static io.ovation.ledger.Samples.DEBT;
import static io.ovation.ledger.Samples.ISSUANCE;
import static io.ovation.ledger.Samples.OTHER_WALLET;
import static io.ovation.ledger.Samples.SPENT;
import static io.ovation.ledger.Samples.WALLET;
import static io.ovation.ledger.Samples.accepted;
import static io.ovation.ledger.Samples.entry;
import static io.ovation.ledger.Samples.fixed;
import static io.ovation.ledger.Samples.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AmountTest {

    private final Ledger ledger = new Ledger();

    @Test
    void aClawBackTakesWhatIsThereAndBooksTheRestAsADebt() {
        accepted(ledger, entry(fixed(ISSUANCE, WALLET, 30), fixed(ISSUANCE, OTHER_WALLET, 50)));

        AcceptedEntry clawBack = accepted(
                ledger,
                entry(
                        new Transfer(WALLET, SPENT, new Amount.UpTo(100, Side.DEBIT)),
                        new Transfer(OTHER_WALLET, SPENT, new Amount.UpTo(70, Side.DEBIT)),
                        new Transfer(DEBT, SPENT, new Amount.Remainder(1))));

        assertThat(clawBack.transfers()).extracting(Posted::amount).containsExactly(30L, 50L, 20L);
        assertThat(ledger.balance(DEBT)).isEqualTo(20);
    }

    @Test
    void aDebtIsPaidUpToWhatIsOwedAndUpToWhatIsThere() {
        accepted(ledger, entry(fixed(DEBT, SPENT, 40), fixed(ISSUANCE, WALLET, 30)));
        Transfer payOff = new Transfer(WALLET, DEBT, new Amount.UpTo(Long.MAX_VALUE, Side.CREDIT));

        assertThat(accepted(ledger, entry(payOff)).transfers().getFirst().amount())
                .isEqualTo(30);
        accepted(ledger, entry(fixed(ISSUANCE, WALLET, 30)));
        assertThat(accepted(ledger, entry(payOff)).transfers().getFirst().amount())
                .isEqualTo(10);
        assertThat(ledger.balance(WALLET)).isEqualTo(20);
        assertThat(ledger.balance(DEBT)).isZero();
    }

    @Test
    void aFractionOfNothingIsNothing() {
        accepted(ledger, entry(fixed(ISSUANCE, OTHER_WALLET, 50)));

        AcceptedEntry entry = accepted(
                ledger,
                entry(
                        fixed(WALLET, SPENT, 0),
                        new Transfer(OTHER_WALLET, SPENT, new Amount.Proportional(0, Side.DEBIT))));

        assertThat(entry.transfers().get(1).amount()).isZero();
    }

    @Test
    void proportionsOfTheLargestBalancesDoNotOverflow() {
        AccountId large = AccountId.of(Constraint.OWNED_BITS | 9, 2, 0, 1);
        AccountId source = AccountId.of(Constraint.FREE_DEBIT_BITS | 9, 2, 0, 1);
        AccountId sink = AccountId.of(Constraint.FREE_CREDIT_BITS | 9, 2, 0, 1);
        long all = Long.MAX_VALUE;
        accepted(ledger, entry(fixed(ISSUANCE, WALLET, all), fixed(source, large, all)));

        AcceptedEntry entry = accepted(
                ledger,
                entry(
                        fixed(WALLET, SPENT, all - 1),
                        new Transfer(large, sink, new Amount.Proportional(0, Side.DEBIT)),
                        fixed(WALLET, SPENT, 1),
                        new Transfer(large, sink, new Amount.Proportional(2, Side.DEBIT))));

        assertThat(entry.transfers()).extracting(Posted::amount).containsExactly(all - 1, all - 1, 1L, 1L);
    }

    @Test
    void eachTransferSeesTheStateLeftByThoseBeforeIt() {
        AcceptedEntry entry = accepted(
                ledger,
                entry(fixed(ISSUANCE, WALLET, 10), fixed(WALLET, OTHER_WALLET, 10), fixed(OTHER_WALLET, SPENT, 4)));

        assertThat(entry.transfers().get(1)).isEqualTo(new Posted(WALLET, OTHER_WALLET, 10, 0, 10));
        assertThat(entry.transfers().get(2)).isEqualTo(new Posted(OTHER_WALLET, SPENT, 4, 6, 4));
    }

    @Test
    void aConstraintHoldsAfterEveryTransferAndNotOnlyAtTheEnd() {
        Outcome outcome =
                rejected(ledger, entry(fixed(WALLET, SPENT, 1), fixed(ISSUANCE, WALLET, 1)), OutcomeCode.INSUFFICIENT);

        assertThat(outcome.failedTransfer()).isZero();
        assertThat(outcome.available()).isZero();
    }

    @Test
    void aRejectionSaysWhichTransferFailedAndWhatWasThere() {
        accepted(ledger, entry(fixed(ISSUANCE, WALLET, 10)));

        Outcome outcome =
                rejected(ledger, entry(fixed(WALLET, SPENT, 3), fixed(WALLET, SPENT, 8)), OutcomeCode.INSUFFICIENT);

        assertThat(outcome.failedTransfer()).isEqualTo(1);
        assertThat(outcome.available()).isEqualTo(7);
    }

    @Test
    void moreThanIsOwedCannotBePaid() {
        accepted(ledger, entry(fixed(DEBT, SPENT, 5), fixed(ISSUANCE, WALLET, 10)));

        Outcome outcome = rejected(ledger, entry(fixed(WALLET, DEBT, 6)), OutcomeCode.CREDITS_EXCEED_DEBITS);

        assertThat(outcome.available()).isEqualTo(5);
    }

    @Test
    void overflowIsARejection() {
        accepted(ledger, entry(fixed(ISSUANCE, WALLET, Long.MAX_VALUE)));

        rejected(ledger, entry(fixed(ISSUANCE, OTHER_WALLET, 1)), OutcomeCode.OVERFLOW);
    }

    @Test
    void aFractionMayOnlyNameAnAccountThatIsConstrainedAndTakenFrom() {
        Amount ofDebit = new Amount.Proportional(0, Side.DEBIT);
        Amount ofCredit = new Amount.Proportional(0, Side.CREDIT);
        Transfer first = fixed(WALLET, SPENT, 0);
        List<Transfer> malformed = List.of(
                new Transfer(ISSUANCE, SPENT, ofDebit),
                new Transfer(DEBT, SPENT, ofDebit),
                new Transfer(WALLET, SPENT, ofCredit),
                new Transfer(ISSUANCE, WALLET, ofCredit),
                new Transfer(ISSUANCE, SPENT, new Amount.UpTo(1, Side.DEBIT)));

        for (Transfer transfer : malformed) {
            Outcome outcome = rejected(ledger, entry(first, transfer), OutcomeCode.AMOUNT_OF_UNCONSTRAINED_ACCOUNT);
            assertThat(outcome.failedTransfer()).isEqualTo(1);
        }
    }

    @Test
    void anAmountMayOnlyReferToAnEarlierTransferOfTheRightForm() {
        Transfer upTo = new Transfer(WALLET, SPENT, new Amount.UpTo(1, Side.DEBIT));
        Transfer ofItself = new Transfer(WALLET, SPENT, new Amount.Proportional(1, Side.DEBIT));
        Transfer ofFree = new Transfer(WALLET, SPENT, new Amount.Proportional(0, Side.DEBIT));
        Transfer remainder = new Transfer(WALLET, SPENT, new Amount.Remainder(0));

        rejected(ledger, entry(upTo, ofItself), OutcomeCode.AMOUNT_REFERENCE_INVALID);
        rejected(ledger, entry(fixed(ISSUANCE, SPENT, 1), ofFree), OutcomeCode.AMOUNT_REFERENCE_INVALID);
        rejected(ledger, entry(fixed(ISSUANCE, SPENT, 1), remainder), OutcomeCode.AMOUNT_REFERENCE_INVALID);
    }
}
