package io.ovation.server.programme;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a user stands with the programme now.
 *
 * @param market code of the user's market
 * @param since when the status began
 * @param graceUntil of somebody at risk: the day from which they are out
 * @param evaluatedOn the last day that was looked at
 */
record Member(
        long user,
        String market,
        MemberStatus status,
        Instant since,
        @Nullable LocalDate graceUntil,
        LocalDate evaluatedOn) {}
