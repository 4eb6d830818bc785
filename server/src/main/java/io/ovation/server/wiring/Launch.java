package io.ovation.server.wiring;

import io.ovation.server.identity.Mode;
import org.jspecify.annotations.Nullable;

/**
 * What the command hands over to the application it starts in the same process.
 *
 * @param data the data directory, taken
 * @param port where the server listens
 * @param purpose what the run is for
 * @param mode sandbox or real money
 * @param platformKey in clear text
 * @param beginNanos when the command began, by the nano clock
 */
record Launch(DataDirectory data, int port, ServerRun.Purpose purpose, Mode mode, String platformKey, long beginNanos) {
    private static volatile @Nullable Launch current;

    /** Makes this the launch of the process. */
    static void begin(Launch launch) {
        current = launch;
    }

    /** The launch of this process. */
    static Launch current() {
        Launch launch = current;
        if (launch == null) {
            throw new IllegalStateException("The server was not started by the command line");
        }
        return launch;
    }
}
