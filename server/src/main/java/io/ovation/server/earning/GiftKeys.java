package io.ovation.server.earning;

import java.util.Optional;

/** What the catalogue calls a gift, told by whoever knows the catalogue, so that a creator's statement can say it. */
@FunctionalInterface
public interface GiftKeys {
    /** The key, such as {@code pinata}, of the gift with this number, if there is one. */
    Optional<String> keyOf(int giftNumber);
}
