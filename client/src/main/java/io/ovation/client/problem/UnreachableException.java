package io.ovation.client.problem;

/**
 * No answer, or none that can be read, after all tries: the server is down, restarting, or something stands between. What
 * was asked may have happened; asking again with the same idempotency key finds out and does it at most once.
 */
public final class UnreachableException extends OvationException {
    private static final long serialVersionUID = 1L;

    /** With the last reason. */
    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Without another fault behind it. */
    public UnreachableException(String message) {
        super(message);
    }
}
