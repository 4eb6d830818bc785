package io.ovation.server.verification;

import io.ovation.server.api.Problem;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of themselves, and documents prove. Kept sealed.
 *
 * @param country ISO 3166 code of where they live
 * @param address street, town and post code, where the level asks for it
 */
public record PersonDetails(
        String legalName,
        LocalDate birthDate,
        String country,
        @Nullable String address) {
    private static final int LONGEST = 200;

    /** Checked: {@code field_invalid} names what is missing or wrong. */
    static PersonDetails of(
            @Nullable String legalName,
            @Nullable LocalDate birthDate,
            @Nullable String country,
            @Nullable String address,
            LocalDate today) {
        if (legalName == null || legalName.isBlank() || legalName.length() > LONGEST) {
            throw Problem.invalid(
                    "legal_name", "Give the name as it stands in the document, in at most " + LONGEST + " characters");
        }
        if (birthDate == null || birthDate.isAfter(today) || birthDate.isBefore(today.minusYears(130))) {
            throw Problem.invalid("birth_date", "Give the day of birth, such as 1995-05-05");
        }
        if (country == null || !Arrays.asList(Locale.getISOCountries()).contains(country)) {
            throw Problem.invalid("country", "Give the country as two capitals of ISO 3166, such as US");
        }
        if (address != null && address.length() > LONGEST) {
            throw Problem.invalid("address", "An address has at most " + LONGEST + " characters");
        }
        return new PersonDetails(
                legalName.strip(), birthDate, country, address == null || address.isBlank() ? null : address.strip());
    }
}
