package io.ovation.server.membership;

import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The queue of people whom a creator thanks by name: who joins a tier with that perk, and who reaches a new badge in it.
 * Once for each reason. Blocking; any thread.
 */
@ApplicationScoped
class Shoutouts {
    static final String PREFIX = "sho";

    private final Database database;
    private final Tiers tiers;
    private final MembershipTerms terms;
    private final Clocks clocks;

    Shoutouts(Database database, Tiers tiers, MembershipTerms terms, Clocks clocks) {
        this.database = database;
        this.tiers = tiers;
        this.terms = terms;
        this.clocks = clocks;
    }

    /**
     * Somebody to be thanked.
     *
     * @param reason {@code joined}, {@code upgraded}, or {@code months} with a new badge
     */
    record Shoutout(long number, long member, long tier, String reason, int months, Instant at) {}

    /** A month was paid: puts its member into the queue when that is worth one. */
    void earned(Handle handle, Membership membership, BillKind kind, LocalDate today) {
        Standing standing = membership.standing();
        if (!tiers.get(standing.tier()).perks().contains(Perk.SHOUT_OUT)) {
            return;
        }
        int month = standing.month(today);
        String reason = switch (kind) {
            case JOIN -> "joined";
            case UPGRADE -> "upgraded";
            case RENEWAL, RESUMPTION -> "months";
        };
        if (reason.equals("months") && terms.badge(month) != month) {
            return;
        }
        handle.createUpdate("""
                        INSERT INTO membership_shoutout (number, creator, member, membership, tier, reason, months, at)
                        VALUES (:number, :creator, :member, :membership, :tier, :reason, :months, :at)
                        ON CONFLICT (membership, reason, months, tier) DO NOTHING""")
                .bind("number", Numbers.next())
                .bind("creator", membership.creator())
                .bind("member", membership.member())
                .bind("membership", membership.number())
                .bind("tier", standing.tier())
                .bind("reason", reason)
                .bind("months", month)
                .bind("at", clocks.business())
                .execute();
    }

    /** Who waits, in the order of their tiers and then of their time. */
    List<Shoutout> waiting(long creator, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT s.* FROM membership_shoutout s JOIN membership_tier t ON t.number = s.tier
                        WHERE s.creator = :creator AND s.done_at IS NULL ORDER BY t.rank DESC, s.number LIMIT :limit""")
                .bind("creator", creator)
                .bind("limit", limit)
                .map((row, context) -> new Shoutout(
                        row.getLong("number"),
                        row.getLong("member"),
                        row.getLong("tier"),
                        row.getString("reason"),
                        row.getInt("months"),
                        row.getTimestamp("at").toInstant()))
                .list());
    }

    /** The creator has thanked somebody; again changes nothing. */
    void done(long creator, long number) {
        int known = database.withHandle(handle -> handle.createUpdate("""
                        UPDATE membership_shoutout SET done_at = COALESCE(done_at, :now)
                        WHERE number = :number AND creator = :creator""")
                .bind("now", clocks.business())
                .bind("number", number)
                .bind("creator", creator)
                .execute());
        if (known == 0) {
            throw Problem.of(ProblemCode.NOT_FOUND).detail("There is no such shout-out in your queue");
        }
    }
}
