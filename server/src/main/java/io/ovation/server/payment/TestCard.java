package io.ovation.server.payment;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A card of the sandbox as it is typed in: what it does, and perhaps which card it is. {@code card_success:blue} and {@code
 * card_disputed:blue} are the same piece of plastic, whoever pays with it; {@code card_success} alone has no fingerprint.
 *
 * @param method what it does
 * @param fingerprint which card it is; null when it was not said
 */
record TestCard(String method, @Nullable String fingerprint) {
    private static final Pattern TYPED = Pattern.compile("([a-z0-9_]+)(?::([A-Za-z0-9-]{1,64}))?");

    /** Empty when it is written in no way a card can be. */
    static Optional<TestCard> read(String typed) {
        Matcher parts = TYPED.matcher(typed);
        return parts.matches()
                ? Optional.of(new TestCard(parts.group(1), parts.group(2) == null ? null : "sbf_" + parts.group(2)))
                : Optional.empty();
    }

    static TestCard of(String typed) {
        return read(typed).orElse(new TestCard(typed, null));
    }
}
