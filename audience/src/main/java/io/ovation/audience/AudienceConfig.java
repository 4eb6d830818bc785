package io.ovation.audience;

import io.ovation.audience.community.Community;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an audience is made from.
 *
 * @param server such as {@code http://localhost:8080}
 * @param platformKey secret key that may describe users and mint their tokens
 * @param seed equal seeds give equal audiences
 * @param rooms how many creators go live
 * @param viewers how many people there are in all; a part of them watches at a time
 * @param rate multiplies how many watch at a time; 1 is about 65 in the six rooms of the demo
 * @param duration how long it goes on; null until it is closed
 * @param start the time the plan begins at, for the rhythm of the day
 * @param requestsAtOnce how many requests may be under way at a time
 */
public record AudienceConfig(
        URI server,
        String platformKey,
        long seed,
        int rooms,
        int viewers,
        double rate,
        @Nullable Duration duration,
        Instant start,
        int requestsAtOnce) {
    private static final int DEMO_ROOMS = 6;
    private static final int DEMO_VIEWERS = 600;

    public AudienceConfig {
        if (rooms < 1 || rooms > 1_000 || viewers < rooms || viewers > 99_999 || !(rate > 0) || requestsAtOnce < 1) {
            throw new IllegalArgumentException("An audience has 1 to 1,000 rooms, at least a viewer a room and at most"
                    + " 99,999, and a rate above 0");
        }
    }

    /** The audience of the demo community: six rooms, until closed. */
    public static AudienceConfig demo(URI server, String platformKey) {
        return new AudienceConfig(
                server, platformKey, Community.DEMO_SEED, DEMO_ROOMS, DEMO_VIEWERS, 1, null, Instant.now(), 24);
    }
}
