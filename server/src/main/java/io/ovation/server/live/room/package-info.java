/**
 * What happens inside one room: streaks, the top list, frames and who receives them. Nothing here knows of HTTP, SQL or
 * the journal.
 *
 * <p>Moves no money: it shows what the ledger has already accepted. May import: the JDK and Jackson's streaming writer.
 */
@NullMarked
package io.ovation.server.live.room;

import org.jspecify.annotations.NullMarked;
