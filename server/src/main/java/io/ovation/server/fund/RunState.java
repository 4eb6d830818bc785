package io.ovation.server.fund;

import java.util.Locale;

/** How far a run is. Each step ends with one SQL transaction that moves the state on. */
enum RunState {
    /** To be done; the inputs are not frozen yet. */
    CREATED,
    /** The inputs are kept and hashed. */
    FROZEN,
    /** Every creator's share is known; differences are being posted. */
    COMPUTED,
    /** All is posted, and the totals are published. */
    CLOSED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RunState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
