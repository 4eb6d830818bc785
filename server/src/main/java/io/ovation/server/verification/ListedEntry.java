package io.ovation.server.verification;

import io.ovation.server.api.Fingerprints;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on a sanctions list. Immutable.
 *
 * @param entryId the list's own id
 * @param names the main one first, then those they are also known by
 * @param births years or days of birth, as the list has them
 * @param countries nationalities and places, as the list has them
 * @param programme why they are on it
 */
record ListedEntry(
        String entryId,
        List<String> names,
        List<String> births,
        List<String> countries,
        @Nullable String programme,
        @Nullable String remarks) {
    ListedEntry {
        names = List.copyOf(names);
        births = List.copyOf(births);
        countries = List.copyOf(countries);
    }

    /** Tells this content from any other. */
    String mark() {
        var fingerprint = Fingerprints.of("listed", entryId, names, births, countries, programme, remarks);
        return Long.toHexString(fingerprint.high()) + Long.toHexString(fingerprint.low());
    }
}
