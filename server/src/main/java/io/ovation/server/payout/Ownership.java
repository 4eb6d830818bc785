package io.ovation.server.payout;

import java.util.Locale;

/**
 * Whether a payout account is the creator's own, as far as is known.
 *
 * @param text one sentence for the creator and for whoever approves
 */
public record Ownership(Result result, String text) {
    static final Ownership NOT_CHECKED =
            new Ownership(Result.NOT_CHECKED, "Compared with the verified name once the identity is verified");

    /** What is known. */
    public enum Result {
        /** The holder is the verified name. */
        MATCH,
        /** The holder is nearly the verified name. */
        CLOSE_MATCH,
        /** The holder is somebody else: nothing is paid there. */
        NO_MATCH,
        /** The provider has verified the holder itself. */
        PROVIDER,
        /** A member of staff looked and took it as it is. */
        ACCEPTED,
        /** There is no verified name to compare with yet. */
        NOT_CHECKED;

        /** As in JSON and SQL. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether payouts to it have to wait. */
    boolean stops() {
        return result == Result.NO_MATCH;
    }
}
