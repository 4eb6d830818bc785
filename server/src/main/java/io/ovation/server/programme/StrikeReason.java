package io.ovation.server.programme;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why a strike is given, and how heavy and how long it is unless staff say otherwise. */
enum StrikeReason {
    SPAM(1, 90),
    COMMUNITY_RULES(1, 90),
    COPYRIGHT(2, 180),
    UNDISCLOSED_ADVERTISING(2, 180),
    BOUGHT_VIEWS(3, 365),
    FRAUD(3, 365);

    private final int points;
    private final int days;

    StrikeReason(int points, int days) {
        this.points = points;
        this.days = days;
    }

    int points() {
        return points;
    }

    int days() {
        return days;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StrikeReason of(String text) {
        return Arrays.stream(values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.FIELD_INVALID)
                        .field("reason")
                        .detail("There is no reason '" + text + "'")
                        .cure("Use one of "
                                + Arrays.stream(values())
                                        .map(StrikeReason::text)
                                        .collect(Collectors.joining(", "))));
    }
}
