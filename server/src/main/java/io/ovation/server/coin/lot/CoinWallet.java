package io.ovation.server.coin.lot;

/**
 * A wallet of bought coins.
 *
 * @param currency number of the currency they were bought in
 */
record CoinWallet(long user, int currency) {}
