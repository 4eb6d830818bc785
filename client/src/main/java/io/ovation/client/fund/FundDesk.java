package io.ovation.client.fund;

import io.ovation.client.approval.Proposals;
import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import io.ovation.client.money.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fund, for finance: its runs, their proof, and corrections, which a second person decides. */
public final class FundDesk {
    private final Door door;

    /** For finance. */
    public FundDesk(Door door) {
        this.door = door;
    }

    /**
     * All runs with how far they are, the newest first.
     *
     * @param market null for all
     */
    public Listing<Run> runs(@Nullable String market) {
        return door.list(Route.of("fund", "runs").with("market", market), Run.class);
    }

    /** One run. */
    public Call<Run> run(String id) {
        return door.get(Route.of("fund", "runs", id), Run.class);
    }

    /** Computes a closed run again from its frozen inputs and compares every share; posts nothing. */
    public Call<Verification> verify(String id) {
        return door.postAgain(Route.of("fund", "runs", id, "verification"), null, Verification.class);
    }

    /** Proposes to correct a closed day. */
    public Call<Proposals.Proposal> correct(String id, Correction correction) {
        return door.postOnce(
                Route.of("fund", "runs", id, "correction-proposals"), correction, Proposals.Proposal.class);
    }

    /** Proposes that a creator gets nothing for some days, both included, closed or to come. */
    public Call<Proposals.Proposal> disqualify(String userId, LocalDate firstDay, LocalDate lastDay, String reason) {
        return door.postOnce(
                Route.of("fund", "disqualification-proposals"),
                Door.body("user_id", userId, "first_day", firstDay, "last_day", lastDay, "reason", reason),
                Proposals.Proposal.class);
    }

    /** Publishes the next version of a market's terms, in force from a later day. */
    public Call<Fund.Terms> publish(TermsDraft terms) {
        return door.post(Route.of("fund", "terms"), terms, Fund.Terms.class);
    }

    /**
     * A run and how far it is.
     *
     * @param state {@code created}, {@code frozen}, {@code computed} or {@code closed}
     * @param step what goes on
     * @param stepTotal 0 where it is not known
     * @param fault why it waits; null while it goes on
     */
    public record Run(
            Fund.Close close,
            String state,
            String step,
            long stepDone,
            long stepTotal,
            long toPost,
            long postedEntries,
            Instant createdAt,
            @Nullable Instant frozenAt,
            @Nullable String fault) {}

    /**
     * A run done again.
     *
     * @param same whether inputs, every share and their sum are what they were
     * @param differing how many shares are not
     */
    public record Verification(boolean same, String inputHash, long creators, long differing, Micros shares) {}

    /**
     * What to correct; at least one of the four.
     *
     * @param poolMicros the pool that should have been shared, in micros
     * @param removals views that turned out fraudulent; the others' shares rise
     * @param disqualified users who get nothing; the others' shares stay
     * @param reinstated users whose views count after all
     * @param reason for the one who decides, and published with the totals
     */
    public record Correction(
            @Nullable Long poolMicros,
            @Nullable List<Removal> removals,
            @Nullable List<String> disqualified,
            @Nullable List<String> reinstated,
            String reason) {}

    /** Views of a video that do not count after all. */
    public record Removal(String videoId, long views) {}

    /**
     * The next version of a market's terms.
     *
     * @param inForceFrom the first day; a day to come
     * @param mode {@code pool} (with pool_micros) or {@code rewards} (with the four of it)
     * @param maxPriceMicros pool mode: the most that a thousand views are paid; 2.00 when null
     */
    public record TermsDraft(
            String market,
            LocalDate inForceFrom,
            String mode,
            @Nullable Long poolMicros,
            long closeAfterHours,
            @Nullable Long minRateMicros,
            @Nullable Long maxRateMicros,
            @Nullable Long unpaidViews,
            @Nullable Long minVideoSeconds,
            @Nullable Long maxPriceMicros) {}
}
