package io.ovation.audience.platform;

/** No answer, or none that says what happened, after all tries: the server is down, restarting or overwhelmed. */
public final class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }

    Unreachable(String message) {
        super(message);
    }
}
