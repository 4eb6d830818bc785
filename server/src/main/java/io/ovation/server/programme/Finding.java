package io.ovation.server.programme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How one criterion stands.
 *
 * @param criterion {@code followers}, {@code views}, {@code age} …
 * @param met whether it is good enough
 * @param waived whether staff granted an exception on appeal, so that it does not count
 * @param value what is known: a number, a country or a kind of account; null when nobody has told us
 * @param need what is asked for
 * @param distance how much is missing (of strike points: how many are too many); 0 when met, null when that has no number
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
        String text) {
    /** Whether it stands in the way. */
    public boolean hinders() {
        return !met && !waived;
    }
}
