package io.ovation.client.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** How long to wait before the next try: growing, jittered so that clients do not come back together, never shorter than asked. */
final class Pauses {
    private static final long FIRST_MILLIS = 200;
    private static final int MOST_DOUBLINGS = 16;

    private Pauses() {}

    /** Between half and all of 200 ms, doubled with each try up to the longest. */
    static Duration before(int nextTry, Duration longest) {
        long ceiling =
                Math.max(2, Math.min(longest.toMillis(), FIRST_MILLIS << Math.clamp(nextTry - 2L, 0, MOST_DOUBLINGS)));
        return Duration.ofMillis(ceiling / 2 + ThreadLocalRandom.current().nextLong(ceiling / 2 + 1));
    }

    /** What the server asks for (RFC 9110, 10.2.3: seconds or a date); null when it does not. */
    static @Nullable Duration asked(HttpHeaders headers) {
        String value = headers.firstValue("Retry-After").orElse("").strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration until = Duration.between(Instant.now(), at);
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
