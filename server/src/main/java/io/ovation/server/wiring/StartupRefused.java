package io.ovation.server.wiring;

/** The start cannot go on for a reason that the operator can remove: told in one plain line with the cure, no trace. */
public class StartupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is the matter and what to do, in one line. */
    public StartupRefused(String line) {
        super(line, null, false, false);
    }
}
