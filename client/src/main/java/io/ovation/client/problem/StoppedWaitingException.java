package io.ovation.client.problem;

/**
 * The thread that waited for an answer was interrupted; it still is, when this is thrown. What was asked may have happened.
 */
public final class StoppedWaitingException extends OvationException {
    private static final long serialVersionUID = 1L;

    /** After the interruption. */
    public StoppedWaitingException(InterruptedException cause) {
        super("Interrupted while waiting for an answer", cause);
    }
}
