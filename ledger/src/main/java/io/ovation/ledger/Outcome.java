package io.ovation.ledger;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request, with all that a caller could want to read afterwards.
 *
 * @param code what became of it
 * @param entry the accepted entry with amounts and balances after; for {@link OutcomeCode#ACCEPTED} and
 *     {@link OutcomeCode#EXISTS} only
 * @param failedTransfer index of the transfer at fault, of the condition for {@link OutcomeCode#CONDITION_NOT_MET}, or -1
 * @param available for {@link OutcomeCode#INSUFFICIENT} and {@link OutcomeCode#CREDITS_EXCEED_DEBITS} what the account
 *     had at that transfer; for {@link OutcomeCode#CONDITION_NOT_MET} how far the account was from its limit before the
 *     entry (what is left of a cap, never below 0); else 0
 */
public record Outcome(OutcomeCode code, @Nullable AcceptedEntry entry, int failedTransfer, long available) {

    /** Requires an entry exactly when something was applied. */
    public Outcome {
        Objects.requireNonNull(code, "code");
        if (code.isApplied() != (entry != null)) {
            throw new IllegalArgumentException("an entry belongs to what was applied, and only to that: " + code);
        }
    }

    /** An accepted entry. */
    public static Outcome accepted(AcceptedEntry entry) {
        return new Outcome(OutcomeCode.ACCEPTED, entry, -1, 0);
    }

    /** A rejection of the request as a whole. */
    public static Outcome rejected(OutcomeCode code) {
        return new Outcome(code, null, -1, 0);
    }

    /** A rejection because of one transfer or condition. */
    public static Outcome rejected(OutcomeCode code, int index, long available) {
        return new Outcome(code, null, index, available);
    }

    /**
     * The answer to a request whose id was accepted before: {@link OutcomeCode#EXISTS} when it is the same request, else
     * {@link OutcomeCode#EXISTS_WITH_DIFFERENT_CONTENT}.
     */
    public static Outcome existing(LedgerRequest request, AcceptedEntry first) {
        return first.fingerprint().equals(request.fingerprint())
                ? new Outcome(OutcomeCode.EXISTS, first, -1, 0)
                : rejected(OutcomeCode.EXISTS_WITH_DIFFERENT_CONTENT);
    }

    /**
     * The entry of an applied request.
     *
     * @throws IllegalStateException when it was rejected
     */
    public AcceptedEntry applied() {
        if (entry == null) {
            throw new IllegalStateException("nothing was applied: " + code);
        }
        return entry;
    }
}
