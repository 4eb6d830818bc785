package io.ovation.server.identity;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a server is for. It is one or the other for its whole life, with a database of its own, so that nothing of a test is
 * ever beside real money. Immutable; any thread.
 */
public enum Mode {
    /** The sandbox: providers that move no money, personas without passwords, time that can be moved. */
    TEST,
    /** Real money. */
    LIVE;

    /** As in JSON and in the configuration. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How every secret key of this mode begins. */
    public String keyPrefix() {
        return PlatformKeys.PREFIX + text() + "_";
    }

    /** Whether this is the sandbox. */
    public boolean isTest() {
        return this == TEST;
    }

    /** The other one. */
    public Mode other() {
        return this == TEST ? LIVE : TEST;
    }

    /** Refuses with {@code sandbox_only} what is offered in the sandbox alone. */
    public void requireTest() {
        if (!isTest()) {
            throw Problem.of(ProblemCode.SANDBOX_ONLY).detail("This server is live");
        }
    }

    /** Refuses a key of the other mode with {@code key_of_other_mode}; says nothing about any other text. */
    public void requireOwn(String key) {
        if (key.startsWith(other().keyPrefix())) {
            throw Problem.of(ProblemCode.KEY_OF_OTHER_MODE)
                    .detail("This is a " + other().text() + " key, and this server is in " + text() + " mode")
                    .cure("Use a key that begins with " + keyPrefix() + ", or call the " + other().text() + " server");
        }
    }

    /** The mode of a text made by {@link #text()}; letters of either case. */
    public static Optional<Mode> of(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.text().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
