package io.ovation.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/**
 * What a large community does with its videos, as a platform would send it: JSON of about 200 bytes an event; videos by Zipf's law, so that a few get much and most
 * get little; one event in fifty comes twice. One thread.
 */
final class EngagementEvents {
    /** How many videos there are; number n is called {@code bench-n}. */
    static final int VIDEOS = 100_000;

    private static final int VIEWERS = 5_000_000;
    private static final String[] MARKETS = {
        "US", "US", "US", "US", "BR", "BR", "ID", "ID", "MX", "JP", "GB", "DE", "FR", "PH", "VN", "KR"
    };
    private static final String[] SOURCES = {
        "for_you", "for_you", "for_you", "for_you", "for_you", "following", "search", "profile", "hashtag", "sound"
    };

    private final SplittableRandom random;
    private final String name;
    private final StringBuilder text = new StringBuilder();
    private final String at = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    private long sent;
    private long repeated;

    /** Events of one sender; no two senders of different names make the same. */
    EngagementEvents(String name, long seed) {
        this.name = name;
        this.random = new SplittableRandom(seed);
    }

    /** How many different events were made. */
    long distinct() {
        return sent - repeated;
    }

    /** So many events as a JSON array. */
    byte[] batch(int count) {
        text.setLength(0);
        text.append('[');
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",");
            add();
        }
        return text.append(']').toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** One event alone. */
    byte[] one() {
        text.setLength(0);
        add();
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void add() {
        boolean again = sent > 1_000 && random.nextInt(50) == 0;
        long number = again ? sent - repeated - 1 - random.nextInt(500) : sent - repeated;
        sent++;
        repeated += again ? 1 : 0;
        // What an event says follows from its number, so that it comes twice as it came first.
        SplittableRandom of = new SplittableRandom(number * 0x9E37_79B9_7F4A_7C15L + name.hashCode());
        int kind = of.nextInt(100);
        int viewer = of.nextInt(VIEWERS);
        text.append("{\"id\":\"").append(name).append('-').append(number).append("\",\"kind\":\"");
        text.append(kind < 80 ? "view" : kind < 90 ? "like" : kind < 93 ? "comment" : kind < 95 ? "share" : "watch");
        text.append("\",\"video\":\"bench-")
                .append(zipf(of))
                .append("\",\"viewer\":\"user-")
                .append(viewer);
        if (kind < 80) {
            text.append("\",\"device\":\"device-").append(viewer);
        }
        text.append("\",\"market\":\"").append(MARKETS[of.nextInt(MARKETS.length)]);
        text.append("\",\"source\":\"").append(SOURCES[of.nextInt(SOURCES.length)]);
        text.append("\",\"at\":\"").append(at).append('"');
        if (kind < 80 || kind >= 95) {
            text.append(",\"watch_seconds\":").append(1 + of.nextInt(60));
        }
        text.append('}');
    }

    /** A rank from 0 by Zipf's law with exponent 1, by inverting its continuous form. */
    private static int zipf(SplittableRandom random) {
        return (int) Math.min(VIDEOS - 1, Math.exp(random.nextDouble() * Math.log(VIDEOS)) - 1);
    }
}
