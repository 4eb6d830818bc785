package io.ovation.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.ledger.AccountId;
import io.ovation.ledger.Constraint;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class AccountKindTest {

    @Test
    void theLedgerReadsTheSameSignAndConstraintFromAKindsNumber() {
        for (AccountKind kind : AccountKind.values()) {
            AccountId account = AccountId.of(kind.number(), 840, 0, 1);
            assertThat(account.debitNatural())
                    .as(kind.code())
                    .isEqualTo(kind.sign().isDebit());
            assertThat(account.constraint())
                    .as(kind.code())
                    .isEqualTo(
                            switch (kind.sign()) {
                                case CREDIT, DEBIT -> Constraint.NONE;
                                case CREDIT_BALANCE -> Constraint.DEBITS_MUST_NOT_EXCEED_CREDITS;
                                case DEBIT_BALANCE -> Constraint.CREDITS_MUST_NOT_EXCEED_DEBITS;
                            });
            assertThat(AccountKind.of(account)).isEqualTo(kind);
            assertThat(AccountKind.byCode(kind.code())).isEqualTo(kind);
        }
    }

    @Test
    void everyCurrencyIsFoundByItsNumber() {
        for (String code : new String[] {"USD", "EUR", "GBP", "JPY", "BRL", "KRW", "VND", "KWD"}) {
            Asset asset = Asset.fiat(code);
            assertThat(Asset.of(asset.number())).isEqualTo(asset);
            assertThat(asset.number()).isEqualTo(Currency.getInstance(code).getNumericCode());
        }
        assertThat(Asset.of(1)).isSameAs(Asset.COIN);
        assertThat(Asset.of(2)).isSameAs(Asset.DIAMOND);
    }

    @Test
    void theMinorUnitFollowsTheCurrency() {
        assertThat(Asset.USD.minorUnit()).isEqualTo(10_000);
        assertThat(Asset.fiat("JPY").minorUnit()).isEqualTo(1_000_000);
        assertThat(Asset.fiat("KWD").minorUnit()).isEqualTo(1_000);
        assertThat(Asset.USD.wholeMinorUnits(2_432_425)).isEqualTo(2_430_000);
    }

    @Test
    void anAccountHoldsOnlyWhatItsKindAllows() {
        assertThatThrownBy(() -> Accounts.bank(1, Asset.COIN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void labelsSayWhoseAndWhen() {
        assertThat(AccountNames.label(Accounts.spendMeter(7, LocalDate.of(2026, 11, 23))))
                .isEqualTo("spend_meter of user 7, 2026-11-23");
        assertThat(AccountNames.label(Accounts.giftRevenue(840, Asset.USD, LocalDate.of(2026, 11, 23))))
                .isEqualTo("gift_revenue of market 840, 2026-11, USD");
        assertThat(AccountNames.label(Accounts.wallet(7, Asset.USD))).isEqualTo("wallet of user 7, USD");
    }
}
