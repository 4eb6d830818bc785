package io.ovation.server.coin;

import java.util.OptionalLong;

/**
 * Who may spend only so many coins a day, whatever they set themselves: such as somebody who pays with cards nobody used
 * before. Features provide beans of this type; the lowest limit holds, as the condition of each gift in the ledger.
 */
public interface SpendLimits {
    /** How many coins a day a user may spend now; empty when there is no limit. May read SQL; asked once in a few seconds. */
    OptionalLong coinsADay(long user);
}
