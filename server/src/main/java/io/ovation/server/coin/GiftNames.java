package io.ovation.server.coin;

import java.util.Optional;

/** What a gift of the catalogue is called, told by whoever owns the catalogue, so that statements can say it. */
@FunctionalInterface
public interface GiftNames {
    /** The name for people of the gift with this number, if there is one. */
    Optional<String> nameOf(int giftNumber);
}
