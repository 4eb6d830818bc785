package io.ovation.client.approval;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What waits for a second person: adjustments of the books and refunds by hand. For support and finance; finance decides. */
public final class Proposals {
    private final Door door;

    /** For one of the staff. */
    public Proposals(Door door) {
        this.door = door;
    }

    /** Proposes to correct the books of a market by hand. */
    public Call<Proposal> adjust(String market, List<Movement> movements, String reason) {
        return door.postOnce(
                Route.of("adjustments"),
                Door.body("market", market, "movements", movements, "reason", reason),
                Proposal.class);
    }

    /**
     * Proposes to give the money of a purchase back.
     *
     * @param coins how many; null for all that are unspent
     */
    public Call<Proposal> refund(String rechargeId, @Nullable Long coins, String reason) {
        return door.postOnce(
                Route.of("recharges", rechargeId, "refund-proposals"),
                Door.body("coins", coins, "reason", reason),
                Proposal.class);
    }

    /** Proposals, the newest first; null for every status. */
    public Listing<Proposal> list(@Nullable Status status) {
        return door.list(
                Route.of("proposals")
                        .with("status", status == null ? null : status.name().toLowerCase(Locale.ROOT)),
                Proposal.class);
    }

    /** One proposal. */
    public Call<Proposal> get(String id) {
        return door.get(Route.of("proposals", id), Proposal.class);
    }

    /** Approves; never one's own. What is approved is done at once if it can be. */
    public Call<Proposal> approve(String id, @Nullable String reason) {
        return decide(id, "approve", reason);
    }

    /** Rejects; never one's own. */
    public Call<Proposal> reject(String id, @Nullable String reason) {
        return decide(id, "reject", reason);
    }

    private Call<Proposal> decide(String id, String decision, @Nullable String reason) {
        return door.postAgain(
                Route.of("proposals", id, "approval"),
                Door.body("decision", decision, "reason", reason),
                Proposal.class);
    }

    /**
     * An exact amount from one account to another.
     *
     * @param amount in coins, diamonds or the currency, as a decimal text such as 12.50
     */
    public record Movement(Account debit, Account credit, String amount) {}

    /**
     * An account of the chart.
     *
     * @param asset USD and the like; null where the kind says it
     * @param owner code of a market, id of a user, or number of a provider or bank account; null where there is none
     */
    public record Account(
            String kind, @Nullable String asset, @Nullable String owner) {}

    /** Where a proposal stands. */
    public enum Status {
        /** It waits for a decision. */
        OPEN,
        /** It is being done. */
        APPROVED,
        /** Nothing will come of it. */
        REJECTED,
        /** It was done. */
        DONE,
        /** It was approved and could not be done. */
        FAILED,
        /** One this client does not know yet. */
        @JsonEnumDefaultValue
        OTHER
    }

    /**
     * A proposal.
     *
     * @param kind adjustment or refund
     * @param subject public id of what it is about
     * @param summary what would happen, in a sentence
     * @param result public id of what came of it
     * @param failure why it could not be done
     */
    public record Proposal(
            String id,
            String kind,
            Status status,
            String subject,
            String summary,
            String reason,
            String proposedBy,
            Instant proposedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String decisionReason,
            @Nullable String result,
            @Nullable String failure) {}
}
