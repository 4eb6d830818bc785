package io.ovation.server.api;

/** Whoever keys and ids belong to: a caller as far as this package has to know one. */
public interface Principal {
    /** Stable and unique among all callers, such as {@code user:123}. */
    String principal();
}
