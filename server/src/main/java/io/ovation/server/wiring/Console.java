package io.ovation.server.wiring;

/** Lines for the operator at the terminal. */
final class Console {
    private Console() {}

    /** One line, at once. */
    static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
