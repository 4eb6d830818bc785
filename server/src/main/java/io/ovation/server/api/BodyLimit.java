package io.ovation.server.api;

/**
 * A larger bound on bodies for addresses that take files: a feature provides one as a bean. Everywhere else 64 KiB is the most.
 *
 * @param pathPrefix how the path begins, such as {@code /v1/payout-batches/}
 * @param maxBytes the most bytes, up to {@link #LARGEST}
 */
public record BodyLimit(String pathPrefix, long maxBytes) {
    /** What the server reads at all ({@code quarkus.http.limits.max-body-size}). */
    public static final long LARGEST = 8L << 20;

    public BodyLimit {
        if (!pathPrefix.startsWith("/v1/") || maxBytes < 1 || maxBytes > LARGEST) {
            throw new IllegalArgumentException("no body limit: " + pathPrefix + " " + maxBytes);
        }
    }
}
