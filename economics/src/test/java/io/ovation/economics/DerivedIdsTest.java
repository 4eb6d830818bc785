package io.ovation.economics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DerivedIdsTest {
    private static final UUID HOLD = UUID.fromString("019ab1c2-d3e4-7abc-8def-0123456789ab");

    @Test
    void aStepKeepsTheTimeOfItsSourceAndIsAlwaysTheSame() {
        UUID release = DerivedIds.giftRelease(HOLD);

        assertThat(release.version()).isEqualTo(7);
        assertThat(release.variant()).isEqualTo(2);
        assertThat(release.getMostSignificantBits() >>> 16).isEqualTo(HOLD.getMostSignificantBits() >>> 16);
        assertThat(DerivedIds.giftRelease(HOLD)).isEqualTo(release);
        assertThat(DerivedIds.giftUndo(HOLD)).isNotEqualTo(release);
    }

    @Test
    void aStepOfARecordHasTheTimeInTheRecordsNumber() {
        long millis = 1_795_435_200_000L;
        long payout = millis << 21 | 12345;

        UUID asked = DerivedIds.payoutAsked(payout);

        assertThat(asked.version()).isEqualTo(7);
        assertThat(asked.getMostSignificantBits() >>> 16).isEqualTo(millis);
        assertThat(DerivedIds.payoutPaid(payout)).isNotEqualTo(asked);
        assertThat(DerivedIds.payoutAsked(payout + 1)).isNotEqualTo(asked);
    }

    @Test
    void everyMaturityDayStreamAndCurrencyOfACreatorHasItsOwnId() {
        UUID live = matured(Stream.LIVE, Asset.USD, 7);

        assertThat(matured(Stream.LIVE, Asset.USD, 7)).isEqualTo(live);
        assertThat(matured(Stream.LIVE, Asset.USD, 8)).isNotEqualTo(live);
        assertThat(matured(Stream.TIPS, Asset.USD, 7)).isNotEqualTo(live);
        assertThat(matured(Stream.TIPS, Asset.fiat("EUR"), 7)).isNotEqualTo(matured(Stream.TIPS, Asset.USD, 7));
    }

    private static UUID matured(Stream stream, Asset currency, int day) {
        return DerivedIds.earningsMatured(HOLD, 77, stream, currency, LocalDate.of(2026, 12, day));
    }
}
