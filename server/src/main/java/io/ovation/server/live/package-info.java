/**
 * LIVE shows: start and end, the ranked list, the room with its socket, comments, likes and the creator's moderation.
 *
 * <p>Moves no money. Rooms show gifts that {@code gift} takes from the books and hands over; this package knows neither
 * the catalogue nor the ledger. May import: {@code live.room}, the floor ({@code api}, {@code identity}, {@code clock},
 * {@code store}).
 */
@NullMarked
package io.ovation.server.live;

import org.jspecify.annotations.NullMarked;
