package io.ovation.server.video.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in a Kafka topic the events of a batch came from.
 *
 * @param parts by partition, from which offset to which (exclusive)
 * @param origins by event of the batch, its record; for what cannot be counted
 * @param broken records that could not be read
 */
record KafkaStretch(String topic, Map<Integer, Range> parts, Origin[] origins, Broken[] broken) {

    /** Offsets; the end is exclusive. */
    record Range(long from, long to) {}

    /**
     * A record, and which of its events.
     *
     * @param payload as it came
     */
    record Origin(int part, long offset, int item, byte @Nullable [] payload) {}

    /** A record that cannot be read, and why. */
    record Broken(Origin origin, String why) {}

    /** Somebody else has counted past where this stretch begins: nothing of it was counted by this commit. */
    static final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Moved() {
            super("the stretch was counted by somebody else", null, false, false);
        }
    }
}
