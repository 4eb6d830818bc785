package io.ovation.server.programme;

import io.ovation.server.identity.AccountType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was known of a creator at a moment. What nobody had said is null, and the unknown is never good enough.
 *
 * @param residence ISO 3166 code of a country
 * @param views of all their videos within the window
 * @param posts videos published within the window
 * @param strikes that counted then
 */
public record CreatorFacts(
        @Nullable LocalDate birthDate,
        @Nullable Long followers,
        @Nullable String residence,
        @Nullable AccountType accountKind,
        @Nullable Long views,
        @Nullable Long posts,
        List<ActiveStrike> strikes) {
    /** Nothing is known. */
    public static final CreatorFacts UNKNOWN = new CreatorFacts(null, null, null, null, null, null, List.of());

    /** The points of all strikes. */
    public int strikePoints() {
        return strikes.stream().mapToInt(ActiveStrike::points).sum();
    }

    /**
     * A strike that counts.
     *
     * @param expiresOn the first day on which it no longer does
     */
    public record ActiveStrike(int points, LocalDate expiresOn) {}
}
