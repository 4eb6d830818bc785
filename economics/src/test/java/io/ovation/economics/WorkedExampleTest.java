package io.ovation.economics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.ledger.AccountId;
import io.ovation.ledger.Posted;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The worked example of the design, with its numbers written out, on the real ledger. */
class WorkedExampleTest {
    private static final int US = 840;
    private static final long VIEWER = 1001;
    private static final long CREATOR = 77;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate MATURITY = LocalDate.of(2026, 12, 7);
    private static final AccountId WALLET = Accounts.wallet(VIEWER, Asset.USD);
    private static final AccountId LIABILITY = Accounts.coinLiability(VIEWER, Asset.USD);
    private static final AccountId DEFERRED_FEE = Accounts.deferredChannelFee(VIEWER, Asset.USD);

    private final Book book = new Book(RuleSet.DEFAULT);

    @Test
    void aPinataFromAPackOf330ReleasesItsPartAndTheRestLeavesNothing() {
        book.post(new CoinsBought(book.header(US, TODAY), VIEWER, Asset.USD, 330, 3_490_000, 0, 400_000, 1, 5001));
        assertThat(balances()).containsExactly(330L, 3_490_000L, 400_000L);

        List<Posted> pinata = gift(100);
        assertThat(amountFrom(pinata, LIABILITY)).isEqualTo(1_057_575);
        assertThat(amountTo(pinata, DEFERRED_FEE)).isEqualTo(121_212);
        assertThat(balances()).containsExactly(230L, 2_432_425L, 278_788L);
        assertThat(book.balance(Accounts.diamondsPending(CREATOR, Stream.LIVE, MATURITY)))
                .isEqualTo(100_00);
        assertThat(book.balance(Accounts.earningsPending(CREATOR, Stream.LIVE, Asset.USD, MATURITY)))
                .isEqualTo(500_000);

        gift(230);
        assertThat(balances()).containsExactly(0L, 0L, 0L);
        assertThat(book.invariants()).allMatch(InvariantResult::holds);
    }

    private List<Posted> gift(long coins) {
        Gift gift = new Gift(VIEWER, CREATOR, 300, 11, 1, coins, new Purse.Bought(Asset.USD));
        return book.post(new GiftSent(book.header(US, TODAY), gift, OptionalLong.empty(), MATURITY))
                .applied()
                .transfers();
    }

    private List<Long> balances() {
        return List.of(book.balance(WALLET), book.balance(LIABILITY), book.balance(DEFERRED_FEE));
    }

    private static long amountFrom(List<Posted> transfers, AccountId account) {
        return transfers.stream()
                .filter(posted -> posted.debit().equals(account))
                .mapToLong(Posted::amount)
                .sum();
    }

    private static long amountTo(List<Posted> transfers, AccountId account) {
        return transfers.stream()
                .filter(posted -> posted.credit().equals(account))
                .mapToLong(Posted::amount)
                .sum();
    }
}
