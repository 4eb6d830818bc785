/**
 * Coins bought in an app: the proof of purchase that Apple's App Store or Google Play gave the app is checked with their own
 * libraries, and becomes a recharge that is paid already; when a store gives the money back, that is posted.
 *
 * <p>Money moved: coins bought (through {@code coin.recharge}), refunded by the store, refund taken back by the store.
 *
 * <p>May import {@code coin}, the floor packages and the stores' libraries; no other feature.
 */
@NullMarked
package io.ovation.server.coin.appstore;

import org.jspecify.annotations.NullMarked;
