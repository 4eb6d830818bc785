package io.ovation.server.wiring;

import java.net.URI;

/** Viewers that keep the demo's rooms alive, as a bean of this package; comes to the server as any client would. */
public interface DemoAudience {
    /**
     * Starts on threads of its own and returns at once. Called after each start of a server whose data has the demo.
     *
     * @param server the root, such as http://localhost:8080
     * @param platformKey the key of the sandbox
     */
    void start(URI server, String platformKey);

    /** Stops and waits for its threads. */
    void stop();
}
