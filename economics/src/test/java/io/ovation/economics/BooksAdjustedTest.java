package io.ovation.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.economics.BooksAdjusted.Movement;
import io.ovation.ledger.Fingerprint;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BooksAdjustedTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Movement DIAMONDS =
            new Movement(Accounts.diamondIssuance(840), Accounts.diamondsAvailable(77, Stream.LIVE), 20_000);
    private static final Movement EARNINGS = new Movement(
            Accounts.creatorShareCost(840, Asset.USD, DAY),
            Accounts.earningsAvailable(77, Stream.LIVE, Asset.USD),
            1_000_000);

    @Test
    void a_creators_diamonds_and_earnings_move_together_or_not_at_all() {
        assertThat(objection(DIAMONDS, EARNINGS)).isEmpty();
        assertThat(objection(DIAMONDS)).contains("200.00 diamonds are worth 1.000000 USD, not 0.000000");
        assertThat(objection(EARNINGS)).contains("0.00 diamonds are worth 0.000000 USD, not 1.000000");
        assertThat(objection(
                        DIAMONDS,
                        new Movement(
                                Accounts.creatorShareCost(840, Asset.USD, DAY),
                                Accounts.earningsAvailable(78, Stream.LIVE, Asset.USD),
                                1_000_000)))
                .as("another creator's earnings do not count")
                .contains("move together");
        assertThat(objection(
                        DIAMONDS,
                        new Movement(
                                Accounts.creatorShareCost(840, Asset.USD, DAY),
                                Accounts.earningsAvailable(77, Stream.VIDEO, Asset.USD),
                                1_000_000)))
                .as("nor do the same creator's of another stream")
                .contains("move together");
        assertThat(objection(new Movement(
                        Accounts.creatorShareCost(840, Asset.USD, DAY),
                        Accounts.earningsAvailable(77, Stream.TIPS, Asset.USD),
                        1_000_000)))
                .as("tips have no diamonds")
                .isEmpty();
    }

    @Test
    void what_belongs_to_an_operation_is_not_moved_by_hand() {
        assertThat(objection(new Movement(Accounts.coinIssuance(840), Accounts.wallet(1, Asset.USD), 5)))
                .contains("coin_issuance is moved by its own operations only");
        assertThat(objection(new Movement(Accounts.payoutClearing(5, Asset.USD), Accounts.bank(1, Asset.USD), 5)))
                .contains("payout_clearing");
        assertThat(objection(new Movement(Accounts.promoWallet(1), Accounts.wallet(1, Asset.USD), 5)))
                .contains("wallet is moved");
    }

    @Test
    void a_movement_stays_in_its_asset_and_goes_somewhere() {
        assertThat(objection(new Movement(Accounts.bank(1, Asset.USD), Accounts.bank(1, Asset.fiat("EUR")), 5)))
                .isEqualTo("a movement stays in one asset");
        assertThat(objection(new Movement(Accounts.bank(1, Asset.USD), Accounts.bank(1, Asset.USD), 5)))
                .isEqualTo("a movement goes from one account to another");
    }

    @Test
    void the_rule_refuses_what_is_objected_to() {
        BooksAdjusted halved = new BooksAdjusted(
                new MoneyEvent.Header(
                        new UUID(0x0190_0000_0000_7000L, 1L << 63), new Fingerprint(1, 1), Long.MAX_VALUE, 840, DAY),
                List.of(DIAMONDS),
                9);
        assertThatThrownBy(() -> PostingRules.entry(halved, RuleSet.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("move together");
    }

    private static String objection(Movement... movements) {
        return BooksAdjusted.objection(List.of(movements), RuleSet.DEFAULT).orElse("");
    }
}
