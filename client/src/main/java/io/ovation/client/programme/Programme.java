package io.ovation.client.programme;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The programme, as one creator stands in it. */
public final class Programme {
    private final Door door;

    /** For one creator. */
    public Programme(Door door) {
        this.door = door;
    }

    /** Where the caller stands, criterion by criterion. */
    public Call<Standing> standing() {
        return door.get(Route.of("programme"), Standing.class);
    }

    /** Applies; decided at once. A refusal is an answer with every criterion explained, not an error. */
    public Call<Standing> apply() {
        return door.postAgain(Route.of("programme", "applications"), null, Standing.class);
    }

    /** Leaves. */
    public Call<Standing> leave() {
        return door.delete(Route.of("programme", "membership"), Standing.class);
    }

    /** Every decision so far, the newest first. */
    public Listing<Decision> decisions() {
        return door.list(Route.of("programme", "decisions"), Decision.class);
    }

    /** Asks people to look at the newest decision again. */
    public Call<Appeal> appeal(String text) {
        return door.post(Route.of("programme", "appeals"), Door.body("text", text), Appeal.class);
    }

    /**
     * Every version of the criteria, the newest of a market first. Anybody may ask.
     *
     * @param programme {@code creator_next} or {@code fund}; null for both
     * @param market null for all
     */
    public Listing<Criteria> criteria(@Nullable String programme, @Nullable String market) {
        return door.list(
                Route.of("programme", "criteria").with("programme", programme).with("market", market), Criteria.class);
    }

    /**
     * Where somebody stands.
     *
     * @param status {@code not_joined}, {@code refused}, {@code member}, {@code at_risk}, {@code lost} or {@code left}
     * @param graceUntil at risk: the day from which membership is lost if nothing changes
     * @param now how every criterion stands at this moment
     */
    public record Standing(
            String status,
            @Nullable Instant since,
            @Nullable LocalDate graceUntil,
            Verdict now,
            boolean mayApply,
            boolean mayAppeal,
            @Nullable Appeal appeal,
            List<Strikes.Strike> strikes) {}

    /**
     * A decision.
     *
     * @param cause {@code application}, {@code review}, {@code appeal} or {@code leaving}
     * @param outcome the status it led to
     * @param criteriaVersion the version of the market's criteria
     */
    public record Decision(
            String id,
            Instant at,
            LocalDate day,
            String cause,
            String outcome,
            @Nullable Integer criteriaVersion,
            List<Verdict.Finding> findings) {}

    /**
     * An appeal.
     *
     * @param status {@code open}, {@code granted} or {@code upheld} (the decision stays)
     * @param reason what staff say
     */
    public record Appeal(
            String id,
            String userId,
            String decisionId,
            String text,
            Instant askedAt,
            String status,
            @Nullable Instant decidedAt,
            @Nullable String reason) {}

    /** A version of a market's criteria. */
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
            List<String> residences,
            List<String> accountKinds,
            int graceDays) {}
}
