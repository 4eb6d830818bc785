package io.ovation.server.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How webhooks are delivered. */
@ConfigMapping(prefix = "ovation.webhooks")
public interface WebhookSettings {
    /** How many events are under way to one endpoint at once (one, for an endpoint that wants them in order). */
    @WithDefault("32")
    int concurrency();

    /** How long an endpoint may take to answer. */
    @WithDefault("PT10S")
    Duration timeout();

    /** The pause after the first failure; it doubles with each further one. */
    @WithDefault("PT5S")
    Duration firstPause();

    /** The longest pause between two attempts. */
    @WithDefault("PT1H")
    Duration longestPause();

    /** How long an event is tried, and how long an endpoint may fail before it is disabled. */
    @WithDefault("P3D")
    Duration giveUpAfter();

    /** How many events of one endpoint may wait for another attempt before newer ones wait in the log. */
    @WithDefault("1000")
    int mostWaiting();

    /** Private networks that endpoints may be in all the same, such as 10.1.0.0/16. */
    Optional<List<String>> allowedNetworks();

    /** How often changes that other servers made are looked for. */
    @WithDefault("PT1S")
    Duration look();
}
