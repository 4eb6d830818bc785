package io.ovation.server.video;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a viewer came from; facts are kept by it, so the list is closed and {@link #OTHER} takes the rest. */
public enum Source {
    /** The recommended feed. */
    FOR_YOU,
    /** The feed of who one follows. */
    FOLLOWING,
    /** Search. */
    SEARCH,
    /** The creator's profile. */
    PROFILE,
    /** The page of a hashtag. */
    HASHTAG,
    /** The page of a sound. */
    SOUND,
    /** A LIVE. */
    LIVE,
    /** A link from somebody inside the platform. */
    SHARE,
    /** Another site or app. */
    EXTERNAL,
    /** Anything else. */
    OTHER;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** All texts, in order. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(Source::text).toList();
    }

    /** As in JSON and in the facts. */
    public String text() {
        return text;
    }
}
