package io.ovation.server.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What the HTTP edge allows, beyond its fixed bounds. */
@ConfigMapping(prefix = "ovation.http")
public interface HttpSettings {
    /**
     * Web sites whose pages may call the API from a browser, each as {@code https://app.example} without a path; separated by
     * commas. Never a wildcard; tokens are sent by scripts, so no cookies are allowed along.
     */
    Optional<List<String>> corsOrigins();

    /** Web sites that may show Ovation's pages in a frame, as in the directive {@code frame-ancestors}. */
    @WithDefault("'self'")
    String frameAncestors();

    /** Where videos may come from, as in the directives {@code media-src} and {@code connect-src} (the player loads their parts). */
    @WithDefault("'self' blob: https:")
    String mediaSources();

    /**
     * Where else our pages may send requests, as in the directive {@code connect-src}: the origin of a sign-in provider that is not
     * among the media sources.
     */
    @WithDefault("'self'")
    String connectSources();

    /** When set, browsers are told to use HTTPS only, for so many days. For servers that a TLS proxy stands before. */
    Optional<Integer> hstsDays();

    /** When set, {@code /q/metrics} is only served to who sends it as a bearer token. A secret. */
    Optional<String> metricsToken();

    /** Whether every request is written to the log when it ends: method, path, status, bytes, time and caller. */
    @WithDefault("false")
    boolean requestLog();

    /** Seconds for which a server that was asked to stop still serves, while its readiness says DOWN. */
    @WithDefault("0")
    int drainSeconds();

    /**
     * Addresses or networks of the proxies in front, separated by commas. Only what they say in {@code X-Forwarded-For} is
     * believed: the last address there that is not of one of them is the caller's.
     */
    Optional<List<String>> trustedProxies();
}
