package io.ovation.client.problem;

/**
 * A call that did not come back with an answer. Unchecked. Three kinds: the server said no ({@link ProblemException}),
 * nobody answered ({@link UnreachableException}), or the waiting thread was told to stop ({@link StoppedWaitingException}).
 */
public abstract sealed class OvationException extends RuntimeException
        permits ProblemException, UnreachableException, StoppedWaitingException {
    private static final long serialVersionUID = 1L;

    OvationException(String message) {
        super(message);
    }

    OvationException(String message, Throwable cause) {
        super(message, cause);
    }
}
