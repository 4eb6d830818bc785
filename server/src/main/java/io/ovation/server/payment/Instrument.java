package io.ovation.server.payment;

/**
 * What somebody pays with, as its provider recognises it again: the same card has the same fingerprint whoever types it in, and
 * nothing of its number can be read from it.
 *
 * @param fingerprint the provider's own, not empty
 */
public record Instrument(Kind kind, String fingerprint) {
    /** Checked. */
    public Instrument {
        if (fingerprint.isBlank()) {
            throw new IllegalArgumentException("a fingerprint is not empty");
        }
    }

    /** What it is. */
    public enum Kind {
        CARD,
        /** An account that is debited. */
        BANK_ACCOUNT
    }
}
