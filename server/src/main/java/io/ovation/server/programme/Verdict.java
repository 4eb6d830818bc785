package io.ovation.server.programme;

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
    /** Whether what stands in the way can be made good within the days of grace. */
    boolean onlyWavers() {
        return availability.equals("open")
                && findings.stream()
                        .filter(Finding::hinders)
                        .allMatch(each -> Criterion.of(each.criterion()).mayWaver());
    }
}
