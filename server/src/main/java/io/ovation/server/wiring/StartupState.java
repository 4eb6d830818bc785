package io.ovation.server.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What the command line found out before the application began, and hands to it as configuration. */
@ConfigMapping(prefix = "ovation.start")
public interface StartupState {
    /** What stands in the file about the demo: absent, planting or planted. */
    @WithDefault("absent")
    String demo();

    /** How this process calls itself to others. */
    @WithDefault("a server")
    String holder();

    /** Where other instances on the same database reach this one, host or address; absent when there are none. */
    Optional<String> peerHost();

    /** The port for them, 0 for any free one. */
    @WithDefault("0")
    int peerPort();

    /** Whether jobs run in this process. */
    @WithDefault("true")
    boolean jobs();
}
