package io.ovation.server.live;

import io.ovation.server.live.room.RoomTotals;

/**
 * In which order shows are listed. The formula is public ({@code docs/concepts/rooms-and-gifts.md}) and gifts count:
 *
 * <pre>score = 4 log10(1 + coins of the last ten minutes) + 2 log10(1 + coins of the whole show)
 *       + 3 log10(1 + viewers) + log10(1 + likes)</pre>
 *
 * Logarithms, so that the tenfold of anything is one step: a big gift lifts a room, and does not bury all others. Of two
 * shows with the same score, the later one comes first.
 */
final class Ranking {
    private static final double RECENT_COINS = 4;
    private static final double COINS = 2;
    private static final double VIEWERS = 3;
    private static final double LIKES = 1;

    /** Scores are compared in thousandths. */
    private static final double SCALE = 1_000;

    private Ranking() {}

    /** The score in thousandths. */
    static long score(RoomTotals totals) {
        return Math.round(SCALE
                * (RECENT_COINS * step(totals.recentCoins())
                        + COINS * step(totals.rankedCoins())
                        + VIEWERS * step(totals.viewers())
                        + LIKES * step(totals.likes())));
    }

    private static double step(long amount) {
        return Math.log10(1 + (double) amount);
    }
}
