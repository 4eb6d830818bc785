package io.ovation.server.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How events are kept and told. */
@ConfigMapping(prefix = "ovation.events")
public interface EventSettings {
    /** What events name as their source: a URI reference for this platform. */
    @WithDefault("urn:ovation")
    String source();

    /** How long events are kept for replay; at least seven days. */
    @WithDefault("P30D")
    Duration kept();

    /** How many streams and sockets of events may be open on one server. */
    @WithDefault("200")
    int mostStreams();

    /** Events to Kafka. */
    Kafka kafka();

    /** Where events go to as records. */
    interface Kafka {
        /** The brokers, host:port with commas between; without them nothing goes to Kafka. */
        Optional<String> bootstrapServers();

        /** What the names of topics begin with; the first word of the type follows. */
        @WithDefault("ovation.")
        String topicPrefix();

        /** Partitions of topics that are made because they are missing. */
        @WithDefault("6")
        int partitions();

        /** More settings of the producer and the admin client, such as for TLS. */
        Map<String, String> properties();
    }
}
