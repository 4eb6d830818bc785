/**
 * The demo community: sixty days of history posted through the services of the features, and the audience that keeps the
 * rooms alive. Moves money only as its people do: recharges, gifts, refunds, payouts. May import everything; nothing imports it.
 */
@NullMarked
package io.ovation.server.wiring.demo;

import org.jspecify.annotations.NullMarked;
