package io.ovation.server.vault;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** The keys that seal bank accounts, tax numbers and identity documents. They are in no database and in no backup of one. */
@ConfigMapping(prefix = "ovation.vault")
public interface VaultSettings {
    /**
     * Keys, one a line or separated by commas: a number from 1, a colon, and 32 random bytes in Base64. The first one seals, all
     * of them open. The start-up makes one in the data directory when this is left out.
     */
    Optional<String> keys();

    /**
     * Numbers of keys that are lost for good, or seal nothing any longer: the server starts without them. What they sealed
     * cannot be opened.
     */
    Optional<Set<Integer>> givenUp();
}
