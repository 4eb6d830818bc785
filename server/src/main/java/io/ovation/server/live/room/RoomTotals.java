package io.ovation.server.live.room;

/**
 * A room's numbers at one moment.
 *
 * @param viewers connections that watch
 * @param likes since the show began
 * @param coins of all gifts shown since the show began
 * @param gifts how many gifts those were
 * @param recentCoins coins of the last ten minutes, for the ranking
 * @param rankedCoins those of all coins that count for the ranking
 */
public record RoomTotals(int viewers, long likes, long coins, long gifts, long recentCoins, long rankedCoins) {
    /** A room all of whose coins count for the ranking. */
    public RoomTotals(int viewers, long likes, long coins, long gifts, long recentCoins) {
        this(viewers, likes, coins, gifts, recentCoins, coins);
    }

    /** A room in which nothing has happened. */
    public static final RoomTotals NONE = new RoomTotals(0, 0, 0, 0, 0);
}
