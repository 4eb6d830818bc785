package io.ovation.server.programme;

import java.util.Locale;

/** What a creator is asked for. The order is that of every explanation. */
public enum Criterion {
    /** Where they live. */
    RESIDENCE("country", false),
    /** Person, business, government or political. */
    ACCOUNT_KIND("kind", false),
    /** Whole years. */
    AGE("years", false),
    /** Points of strikes that have not expired. */
    STANDING("points", false),
    /** Followers, as the platform last said. */
    FOLLOWERS("followers", true),
    /** Views of their videos in the window. */
    VIEWS("views", true),
    /** Videos published in the window. */
    POSTS("posts", true);

    private final String unit;
    private final boolean mayWaver;

    Criterion(String unit, boolean mayWaver) {
        this.unit = unit;
        this.mayWaver = mayWaver;
    }

    /** What its numbers count. */
    public String unit() {
        return unit;
    }

    /** Whether a member who falls short of it has the days of grace to make it good; the others end it at once. */
    public boolean mayWaver() {
        return mayWaver;
    }

    /** As in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The criterion of a text made by {@link #text()}.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Criterion of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
