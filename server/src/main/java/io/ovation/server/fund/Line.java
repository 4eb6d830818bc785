package io.ovation.server.fund;

import java.util.EnumMap;
import java.util.Map;

/**
 * What became of one video's views. Paid and excluded views together are all its views.
 *
 * @param payable views that are paid
 * @param excluded views by the reason why they are not, without zeros
 * @param rateMicros rewards mode: micros a view; 0 in pool mode
 * @param micros what the views earned
 */
record Line(VideoDay input, long payable, Map<Exclusion, Long> excluded, long rateMicros, long micros) {
    Line {
        excluded = new EnumMap<>(excluded.isEmpty() ? new EnumMap<>(Exclusion.class) : excluded);
        long sum = payable;
        for (long each : excluded.values()) {
            sum += each;
        }
        if (sum != input.views() || payable < 0) {
            throw new IllegalStateException(
                    "video " + input.video() + " had " + input.views() + " views, but " + sum + " are accounted for");
        }
    }

    Line withMicros(long value) {
        return new Line(input, payable, excluded, rateMicros, value);
    }
}
