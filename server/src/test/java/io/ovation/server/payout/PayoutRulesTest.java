package io.ovation.server.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PayoutRulesTest {
    @Test
    void money_is_expected_within_three_working_days() {
        PayoutRules rules = PayoutRules.DEFAULT;
        assertThat(rules.expectedBy(LocalDate.of(2026, 11, 23))).isEqualTo(LocalDate.of(2026, 11, 26)); // Mon to Thu
        assertThat(rules.expectedBy(LocalDate.of(2026, 11, 26))).isEqualTo(LocalDate.of(2026, 12, 1)); // Thu to Tue
        assertThat(rules.expectedBy(LocalDate.of(2026, 11, 28))).isEqualTo(LocalDate.of(2026, 12, 2)); // Sat to Wed
    }
}
