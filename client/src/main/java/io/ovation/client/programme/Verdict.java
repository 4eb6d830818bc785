package io.ovation.client.programme;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the criteria of a day say of a creator.
 *
 * @param programme {@code creator_next} or {@code fund}
 * @param market code of the creator's market
 * @param criteriaVersion null where the market has no criteria: the programme is not offered there
 * @param availability {@code open}, {@code coming} or {@code not_offered}
 * @param day the day it is about, in the market's zone
 * @param eligible whether the programme is open and nothing stands in the way
 * @param findings one a criterion
 */
public record Verdict(
        String programme,
        String market,
        @Nullable Integer criteriaVersion,
        String availability,
        LocalDate day,
        boolean eligible,
        List<Finding> findings) {
    /**
     * How one criterion stands.
     *
     * @param criterion {@code followers}, {@code views}, {@code age} …
     * @param met whether it is good enough
     * @param waived whether staff granted an exception on appeal, so that it does not count
     * @param value what is known: a number, a country or a kind of account; null when nobody has told us
     * @param need what is asked for
     * @param distance how much is missing (of strike points: how many are too many); 0 when met, null when that has no
     *     number
     * @param part how far along, from 0 to 1000, for a meter
     * @param unit what the numbers count
     * @param metOn the day on which time alone makes it good (a birthday, a strike's expiry); null when time does not
     * @param text one sentence for the creator
     */
    public record Finding(
            String criterion,
            boolean met,
            boolean waived,
            @Nullable String value,
            String need,
            @Nullable Long distance,
            int part,
            String unit,
            @Nullable LocalDate metOn,
            String text) {}
}
