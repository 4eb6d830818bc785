package io.ovation.server.identity;

import java.util.Locale;

/** What a caller may be. Everyone who signs in as a user is a viewer. */
public enum Role {
    /** A user of the platform: watches, recharges, gifts, and may receive. */
    VIEWER,
    /** A user who may go live and be paid (eligibility is checked where it matters). */
    CREATOR,
    /** A brand's person. */
    BRAND,
    /** Staff who help users: see their purchases, propose refunds. */
    SUPPORT,
    /** Staff who see the books, propose adjustments and decide on what somebody else proposed. */
    FINANCE,
    /** Staff who look after safety: moderation, suspicious payments. */
    TRUST,
    /** Staff who run the installation: keys, webhooks, the audit log. No money of its own. */
    ADMIN,
    /** The platform's own servers, with a secret key. */
    PLATFORM;

    /** Whether people with this role work for the operator; everything they are let see is in the audit log. */
    public boolean isStaff() {
        return this == SUPPORT || this == FINANCE || this == TRUST || this == ADMIN;
    }

    /** As in JSON and tokens. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a text made by {@link #text()}. */
    public static Role of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
