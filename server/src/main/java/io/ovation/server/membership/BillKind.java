package io.ovation.server.membership;

import java.util.Locale;

/** What a bill of a membership is for. */
public enum BillKind {
    /** The first month. */
    JOIN,
    /** The next month. */
    RENEWAL,
    /** The difference to a dearer tier, with a new month from today. */
    UPGRADE,
    /** The first month after a pause. */
    RESUMPTION;

    /** As in JSON and SQL. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a text made by {@link #text()}. */
    static BillKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
