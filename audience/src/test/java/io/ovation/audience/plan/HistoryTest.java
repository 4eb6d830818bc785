package io.ovation.audience.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.audience.community.Community;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final long HUNDRED_DOLLARS_OF_DIAMONDS = 20_000;

    private static final int LAST_PAYOUT_DAY = 52;

    private final History history = History.of(Community.DEMO_SEED);

    private long coins(int creator, int from, int before) {
        long coins = 0;
        for (int day = from; day < before; day++) {
            for (History.Evening evening : history.day(day)) {
                if (evening.creator() == creator) {
                    coins += evening.gifts().stream()
                            .mapToLong(given -> (long) GiftTasteTest.PRICES.get(given.gift()) * given.count())
                            .sum();
                }
            }
        }
        return coins;
    }

    @Test
    void theSameSeedGivesTheSameHistory() {
        for (int day = 0; day < History.DAYS; day++) {
            assertThat(History.of(5).day(day)).isEqualTo(History.of(5).day(day));
        }
    }

    @Test
    void everyCreatorPlaysAndReceivesThroughoutTheSixtyDays() {
        for (int creator = 0; creator < Community.creators().size(); creator++) {
            assertThat(coins(creator, 0, 20)).isPositive();
            assertThat(coins(creator, 40, 60)).isPositive();
        }
    }

    @Test
    void junoIsShortOfAPayoutTodayAndHasEnoughInTwoWeeks() {
        long matured = coins(0, LAST_PAYOUT_DAY - 13, History.DAYS - 13);
        long pending = coins(0, History.DAYS - 13, History.DAYS);
        assertThat(matured).isBetween(HUNDRED_DOLLARS_OF_DIAMONDS * 6 / 10, HUNDRED_DOLLARS_OF_DIAMONDS - 1);
        assertThat(matured + pending).isGreaterThan(HUNDRED_DOLLARS_OF_DIAMONDS * 3 / 2);
    }

    @Test
    void miaHasBeenHereBefore() {
        long gifts = 0;
        for (int day = 0; day < History.DAYS; day++) {
            gifts += history.day(day).stream()
                    .flatMap(evening -> evening.gifts().stream())
                    .filter(given -> given.viewer().externalId().equals(Community.MIA))
                    .count();
        }
        assertThat(gifts).isEqualTo(9);
    }

    @Test
    void noGiftOfTheHistoryNeedsAConfirmation() {
        for (int day = 0; day < History.DAYS; day++) {
            history.day(day).stream()
                    .flatMap(evening -> evening.gifts().stream())
                    .forEach(given -> {
                        assertThat(GiftTasteTest.PRICES.get(given.gift())).isLessThan(5_000);
                        assertThat(given.count()).isBetween(1, 99);
                    });
        }
    }
}
