package io.ovation.client.coin;

import io.ovation.client.money.Micros;
import org.jspecify.annotations.Nullable;

/**
 * What a user has.
 *
 * @param coins bought coins to spend
 * @param promotionalCoins given coins
 * @param onHoldCoins coins of big gifts that can still be undone
 * @param paidValue what was paid, tax included, for the bought coins that are left
 * @param dailyCapCoins the user's own limit a day
 * @param spentTodayCoins bought coins spent on this business day
 * @param sequence of the journal that this is true at
 */
public record Wallet(
        long coins,
        long promotionalCoins,
        long onHoldCoins,
        Micros paidValue,
        String currency,
        @Nullable Long dailyCapCoins,
        long spentTodayCoins,
        long sequence) {}
