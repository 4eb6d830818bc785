package io.ovation.server.verification;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom to screen.
 *
 * @param person user number
 * @param names every name we know of them that is meant to be one: legal name, account holder
 * @param birthDate where it is known
 */
public record ScreeningSubject(
        long person, List<String> names, @Nullable LocalDate birthDate) {
    public ScreeningSubject {
        names = names.stream().distinct().toList();
    }
}
