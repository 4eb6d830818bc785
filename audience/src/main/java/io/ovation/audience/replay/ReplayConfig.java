package io.ovation.audience.replay;

import io.ovation.audience.show.ShowFormat;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is replayed, where and how.
 *
 * @param file the recording
 * @param format its format; null to find out
 * @param speed how much faster than it was; 0 for as fast as the server can
 * @param server such as {@code http://localhost:8080}
 * @param platformKey secret key that may describe users and mint their tokens
 * @param market where the pseudonymous users live
 * @param pseudonymKey decides the pseudonyms; null for one derived from the file, so that people of two files are strangers
 * @param giftPrices coins of gifts whose price the file does not tell, by the gift's name
 * @param endLives whether the rooms end when the show is over
 */
public record ReplayConfig(
        Path file,
        @Nullable ShowFormat format,
        double speed,
        URI server,
        String platformKey,
        String market,
        @Nullable String pseudonymKey,
        Map<String, Long> giftPrices,
        boolean endLives) {
    public ReplayConfig {
        if (!(speed >= 0)) {
            throw new IllegalArgumentException("The speed is 0 (as fast as possible) or more");
        }
        giftPrices = Map.copyOf(giftPrices);
    }
}
