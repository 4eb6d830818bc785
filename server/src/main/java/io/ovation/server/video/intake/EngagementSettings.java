package io.ovation.server.video.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How engagement is taken in. */
@ConfigMapping(prefix = "ovation.engagement")
public interface EngagementSettings {
    /** How long after its end a market's day still takes events; then it closes by itself, if nothing closed it before. */
    @WithDefault("PT48H")
    Duration daysStayOpen();

    /** How many fingerprints of a day are kept in memory (32 bytes each); others lie in sorted files with 1.3 bytes each in memory. */
    @WithDefault("1000000")
    int keysInMemory();

    /** Where those files are made; they are gone with the process. The system's directory for temporary files when left out. */
    Optional<String> directory();

    /** Events from Kafka. */
    Kafka kafka();

    /** A topic of events. */
    interface Kafka {
        /** The brokers, host:port with commas between; without them nothing is read. */
        Optional<String> bootstrapServers();

        /** The topic; a record holds one event, or several as an array or one a line, as JSON like in the API. */
        @WithDefault("engagement")
        String topic();

        /** More settings of the consumer, such as for TLS. */
        Map<String, String> properties();
    }
}
