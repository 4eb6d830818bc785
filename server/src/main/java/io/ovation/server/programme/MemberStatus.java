package io.ovation.server.programme;

import java.util.Locale;

/** Where somebody stands with the programme. */
public enum MemberStatus {
    /** Applied and did not meet the criteria; may apply again at any time. */
    REFUSED,
    /** In. */
    MEMBER,
    /** In, but short of followers, views or posts; lost when the days of grace are over. */
    AT_RISK,
    /** No longer in; returns by itself as soon as the criteria are met again. */
    LOST,
    /** Left; may apply again. */
    LEFT;

    /** Whether they are in. */
    public boolean isIn() {
        return this == MEMBER || this == AT_RISK;
    }

    /** As in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MemberStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
