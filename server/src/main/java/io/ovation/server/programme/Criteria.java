package io.ovation.server.programme;

import io.ovation.server.identity.AccountType;
import java.time.LocalDate;
import java.util.Set;

/**
 * What a programme asks for in a market, in one version. Versions are never changed: another is published, in force from a
 * later day, and a decision of the past is replayed with the version of its day.
 *
 * @param programme {@code creator_next} or {@code fund}
 * @param market code of the market
 * @param version from 1
 * @param inForceFrom the first day, in the market's zone
 * @param open false where the programme is announced and takes nobody yet
 * @param minAge whole years
 * @param minViews views of all videos within the window
 * @param minPosts videos published within the window
 * @param windowDays how many days the window has; it ends with the day of the decision
 * @param mostStrikePoints good standing: at most so many points of strikes that have not expired
 * @param residences ISO 3166 codes of countries
 * @param graceDays for how long a member may fall short of followers, views or posts before membership is lost
 */
public record Criteria(
        String programme,
        String market,
        int version,
        LocalDate inForceFrom,
        boolean open,
        int minAge,
        long minFollowers,
        long minViews,
        long minPosts,
        int windowDays,
        int mostStrikePoints,
        Set<String> residences,
        Set<AccountType> accountKinds,
        int graceDays) {
    /** The creator programme. */
    public static final String CREATOR_NEXT = "creator_next";

    /** The creator fund's. */
    public static final String FUND = "fund";
}
