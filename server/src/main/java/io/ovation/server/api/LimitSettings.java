package io.ovation.server.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How often one may call the API: token buckets, so many requests at once and then so many a second. Every instance counts
 * for itself.
 */
@ConfigMapping(prefix = "ovation.limits")
public interface LimitSettings {
    /** Whether requests are counted at all. */
    @WithDefault("true")
    boolean enabled();

    /** Requests that one secret key may send at once. */
    @WithDefault("2000")
    long keyBurst();

    /** Requests a second that one secret key may send all the time. */
    @WithDefault("1000")
    double keyPerSecond();

    /** Requests that one user, or one member of staff, may send at once. */
    @WithDefault("200")
    long userBurst();

    /** Requests a second that one user, or one member of staff, may send all the time. */
    @WithDefault("50")
    double userPerSecond();

    /**
     * Requests that may come at once, without a sign-in or with one that is refused, from one address (of IPv6, from one
     * network of 64 bits).
     */
    @WithDefault("300")
    long addressBurst();

    /** Requests a second that may come all the time, without a sign-in or with one that is refused, from one address. */
    @WithDefault("60")
    double addressPerSecond();
}
