package io.ovation.server.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What the start-up hands over from the data directory. */
@ConfigMapping(prefix = "ovation")
public interface Secrets {
    /** The secret that signs user tokens: at least 32 bytes in Base64. */
    String tokenSecret();

    /** The platform key in clear text, stored as a hash under the name {@code sandbox} at start. */
    Optional<String> platformKey();

    /** Sandbox or real money; the database belongs to one of them for good. */
    @WithDefault("test")
    Mode mode();
}
