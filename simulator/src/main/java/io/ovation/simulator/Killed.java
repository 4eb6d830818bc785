package io.ovation.simulator;

/** The process that runs this code was killed inside a call: unwinds what is left of it, and nothing it does counts. */
final class Killed extends Error {

    private static final long serialVersionUID = 1L;

    Killed(String instance) {
        super(instance + " was killed", null, false, false);
    }
}
