/**
 * Memberships: tiers of a creator, joining, renewing, changing and ending them, gifts of memberships, members of other
 * platforms, and the perks that follow. Moves money: what is charged is owed to the member and earned day by day.
 *
 * <p>{@link io.ovation.server.membership.Lifecycle} says what may happen to a membership and is pure; everything else
 * reads rows, asks it, and writes rows. May import the floor, {@code payment}, {@code earning}, {@code coin} (terms of
 * sale), {@code live} (rooms ask about members) and {@code video} (videos for members).
 */
@NullMarked
package io.ovation.server.membership;

import org.jspecify.annotations.NullMarked;
