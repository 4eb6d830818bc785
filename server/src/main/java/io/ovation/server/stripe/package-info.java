/**
 * Stripe behind the payment and payout providers of this server, and what Stripe tells us. An adapter: it knows Stripe's
 * words and ours, keeps no table, and every call carries our own id, so any call may be repeated for ever.
 *
 * <p>Moves money outside (payment intents, refunds, Connect transfers and payouts); posts nothing: {@code coin}, {@code payment} and
 * {@code payout} do when they hear what became of it. May import {@code payment}, {@code payout} and the floor.
 */
@NullMarked
package io.ovation.server.stripe;

import org.jspecify.annotations.NullMarked;
