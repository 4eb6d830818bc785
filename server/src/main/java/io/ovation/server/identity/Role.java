package io.ovation.server.identity;

import java.util.Locale;

/** What a caller may be. Everyone who signs in as a user is a viewer. */
public enum Role {
    /** A user of the platform: watches, recharges, gifts, and may receive. */
    VIEWER,
    /** A user who may go live and be paid (eligibility is checked where it matters). */
    CREATOR,
    /** Staff who see the books and approve payouts. */
    FINANCE,
    /** A brand's person. */
    BRAND,
    /** The platform's own servers, with a secret key. */
    PLATFORM;

    /** As in JSON and tokens. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a text made by {@link #text()}. */
    public static Role of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
