package io.ovation.server.payout;

import io.ovation.server.clock.Clocks;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which risk tier a creator's payouts are in. Set by people with a reason, or by rules of another feature. Blocking. */
@ApplicationScoped
public class RiskTiers {
    private static final PayoutLevels LEVELS = PayoutLevels.SHIPPED;

    private final Database database;
    private final Clocks clocks;

    RiskTiers(Database database, Clocks clocks) {
        this.database = database;
        this.clocks = clocks;
    }

    /** The tier of a creator. */
    public PayoutLevels.Tier of(long creator) {
        return database.withHandle(handle -> of(handle, creator));
    }

    /** The same in a transaction. */
    static PayoutLevels.Tier of(Handle handle, long creator) {
        return handle.createQuery("SELECT tier FROM payout_tier WHERE creator = :creator")
                .bind("creator", creator)
                .mapTo(String.class)
                .findOne()
                .map(LEVELS::tier)
                .orElse(LEVELS.standard());
    }

    /**
     * Sets the tier of what a creator asks for from now on; what was asked before keeps its terms.
     *
     * @param reason why, for people
     * @param setBy public id of a person, or the name of a rule
     */
    public void set(Handle handle, long creator, PayoutLevels.Tier tier, String reason, String setBy) {
        handle.createUpdate("""
                        INSERT INTO payout_tier (creator, tier, reason, set_by, set_at)
                        VALUES (:creator, :tier, :reason, :by, :at)
                        ON CONFLICT (creator) DO UPDATE SET tier = excluded.tier, reason = excluded.reason,
                            set_by = excluded.set_by, set_at = excluded.set_at""")
                .bind("creator", creator)
                .bind("tier", tier.name())
                .bind("reason", reason)
                .bind("by", setBy)
                .bind("at", clocks.business())
                .execute();
    }

    /** What was set for a creator, if anything ever was. */
    Optional<Assigned> find(long creator) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM payout_tier WHERE creator = :creator")
                .bind("creator", creator)
                .map((row, context) -> new Assigned(
                        row.getLong("creator"),
                        row.getString("tier"),
                        row.getString("reason"),
                        row.getString("set_by"),
                        row.getTimestamp("set_at").toInstant()))
                .findOne());
    }

    /** Creators of another tier than the standard one, by number. */
    List<Assigned> page(long after, int limit) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM payout_tier WHERE creator > :after AND tier <> :standard ORDER BY creator LIMIT :limit")
                .bind("after", after)
                .bind("standard", LEVELS.standard().name())
                .bind("limit", limit)
                .map((row, context) -> new Assigned(
                        row.getLong("creator"),
                        row.getString("tier"),
                        row.getString("reason"),
                        row.getString("set_by"),
                        row.getTimestamp("set_at").toInstant()))
                .list());
    }

    /** What was set, why and by whom. */
    record Assigned(long creator, String tier, String reason, String setBy, Instant setAt) {}
}
