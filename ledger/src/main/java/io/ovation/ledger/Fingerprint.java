package io.ovation.ledger;

/**
 * 128 bits of a hash of the caller's request. Two entries with one id have the same content when their fingerprints are
 * equal: it stands for what the caller asked, never for the transfers derived from it, so a retry after midnight or
 * after a change of rules is still the same request.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record Fingerprint(long high, long low) {}
