package io.ovation.server.coin.lot;

import java.time.Instant;

/**
 * The coins of one purchase. Immutable.
 *
 * @param number of the journal entry that brought them: the order in which they are spent
 * @param currency number of the currency they were bought in
 * @param unspent how many are still in the wallet
 */
public record CoinLot(long number, long recharge, long user, int currency, long coins, long unspent, Instant at) {}
