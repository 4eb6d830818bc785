package io.ovation.simulator;

/** Something that must never be was seen. */
final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what);
    }

    static void unless(boolean holds, String what, Object... values) {
        if (!holds) {
            throw new Violation(String.format(what, values));
        }
    }
}
