package io.ovation.server.live.room;

/**
 * Coins of the last ten minutes, in steps of a minute.
 *
 * <p>Not thread-safe: a room's tick owns it.
 */
final class RecentCoins {
    private static final int MINUTES = 10;
    private static final long MINUTE_MILLIS = 60_000;

    private final long[] coins = new long[MINUTES];
    private final long[] minutes = new long[MINUTES];

    void add(long atMillis, long amount) {
        long minute = atMillis / MINUTE_MILLIS;
        int slot = (int) (minute % MINUTES);
        if (minute < minutes[slot]) {
            return;
        }
        if (minutes[slot] != minute) {
            minutes[slot] = minute;
            coins[slot] = 0;
        }
        coins[slot] += amount;
    }

    long sum(long nowMillis) {
        long oldest = nowMillis / MINUTE_MILLIS - MINUTES + 1;
        long sum = 0;
        for (int slot = 0; slot < MINUTES; slot++) {
            if (minutes[slot] >= oldest) {
                sum += coins[slot];
            }
        }
        return sum;
    }
}
