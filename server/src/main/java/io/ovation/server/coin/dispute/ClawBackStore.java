package io.ovation.server.coin.dispute;

import io.ovation.economics.Stream;
import io.ovation.server.event.Events;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** SQL of claw-backs. */
@ApplicationScoped
class ClawBackStore {
    static final String TABLE = "coin_claw_back";

    private final Database database;

    ClawBackStore(Database database) {
        this.database = database;
    }

    static ClawBack get(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM coin_claw_back WHERE number = :number")
                .bind("number", number)
                .map(ClawBackStore::row)
                .one();
    }

    ClawBack get(long number) {
        return database.withHandle(handle -> get(handle, number));
    }

    /** Those of a dispute, in the order they were planned. */
    List<ClawBack> of(long dispute) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT * FROM coin_claw_back WHERE dispute = :dispute ORDER BY number")
                        .bind("dispute", dispute)
                        .map(ClawBackStore::row)
                        .list());
    }

    /** Those that took or spared something of a gift. */
    List<ClawBack> ofGifts(List<UUID> gifts) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT * FROM coin_claw_back WHERE gift = ANY (:gifts) ORDER BY number")
                        .bindArray("gifts", UUID.class, gifts.toArray())
                        .map(ClawBackStore::row)
                        .list());
    }

    /** How many coins of a gift earlier disputes have claimed already. */
    static long claimed(Handle handle, UUID gift, long lotRecharge, long dispute) {
        return handle.createQuery("""
                        SELECT COALESCE(SUM(c.coins), 0) FROM coin_claw_back c JOIN coin_dispute d ON d.number = c.dispute
                        WHERE c.gift = :gift AND d.recharge = :recharge AND c.dispute <> :dispute""")
                .bind("gift", gift)
                .bind("recharge", lotRecharge)
                .bind("dispute", dispute)
                .mapTo(Long.class)
                .one();
    }

    /** Writes one down; coins of the same gift that were found later join the row while nothing is posted. */
    static void plan(Handle handle, ClawBack plan, Instant at, Instant wall) {
        handle.createUpdate("""
                        INSERT INTO coin_claw_back (number, dispute, gift, payer, creator, stream, currency, coins, micros,
                            diamond_units, matures_on, planned_at, status, next_attempt_at)
                        VALUES (:number, :dispute, :gift, :payer, :creator, :stream, :currency, :coins, :micros, :units,
                            :matures, :at, 'planned', :wall)""")
                .bind("number", plan.number())
                .bind("dispute", plan.dispute())
                .bind("gift", plan.gift())
                .bind("payer", plan.payer())
                .bind("creator", plan.creator())
                .bind("stream", plan.stream().code())
                .bind("currency", plan.currency())
                .bind("coins", plan.coins())
                .bind("micros", plan.micros())
                .bind("units", plan.diamondUnits())
                .bind("matures", plan.maturesOn())
                .bind("at", at)
                .bind("wall", wall)
                .execute();
    }

    /** The entry is in the books: keeps who bore what, and tells it. */
    static void posted(Handle handle, ClawBack posted, Instant at) {
        handle.createUpdate("""
                        UPDATE coin_claw_back SET status = CASE WHEN correct AND NOT :complicit THEN 'correcting'
                                ELSE 'posted' END,
                            entry = :entry, matured = :matured, complicit = :complicit, reserve_micros = :reserve,
                            loss_micros = :loss, creator_micros = :creator, kept_units = :kept, attempts = 0,
                            next_attempt_at = CASE WHEN correct AND NOT :complicit THEN next_attempt_at END
                        WHERE number = :number AND status = 'planned'""")
                .bind("complicit", posted.complicit())
                .bind("entry", posted.entry())
                .bind("matured", posted.matured())
                .bind("reserve", posted.reserveMicros())
                .bind("loss", posted.lossMicros())
                .bind("creator", posted.creatorMicros())
                .bind("kept", posted.keptUnits())
                .bind("number", posted.number())
                .execute();
        Events.append(handle, DisputeEvents.of(get(handle, posted.number()), at));
    }

    /** A creator was confirmed complicit with a payer: what others bore has to be corrected. */
    static void correct(Handle handle, long creator, long payer, Instant wall) {
        handle.createUpdate("""
                        UPDATE coin_claw_back SET correct = TRUE, attempts = 0, next_attempt_at = :wall,
                            status = CASE WHEN status = 'posted' THEN 'correcting' ELSE status END
                        WHERE creator = :creator AND payer = :payer AND status IN ('planned', 'posted')
                            AND complicit IS NOT TRUE AND NOT correct""")
                .bind("creator", creator)
                .bind("payer", payer)
                .bind("wall", wall)
                .execute();
    }

    /** What is open between a creator and payers. */
    List<Long> open(long creator, List<Long> payers) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT number FROM coin_claw_back WHERE creator = :creator AND payer = ANY (:payers)
                            AND next_attempt_at IS NOT NULL ORDER BY number""")
                .bind("creator", creator)
                .bindArray("payers", Long.class, payers.toArray())
                .mapTo(Long.class)
                .list());
    }

    static void corrected(Handle handle, long number, UUID entry, Instant at) {
        handle.createUpdate("""
                        UPDATE coin_claw_back SET status = 'corrected', correction = :entry, next_attempt_at = NULL
                        WHERE number = :number AND status = 'correcting'""").bind("entry", entry).bind("number", number).execute();
        Events.append(handle, DisputeEvents.of(get(handle, number), at));
    }

    private static ClawBack row(ResultSet row, StatementContext context) throws SQLException {
        return new ClawBack(
                row.getLong("number"),
                row.getLong("dispute"),
                Objects.requireNonNull(row.getObject("gift", UUID.class)),
                row.getLong("payer"),
                row.getLong("creator"),
                Stream.ofCode(row.getString("stream")),
                row.getInt("currency"),
                row.getLong("coins"),
                row.getLong("micros"),
                row.getLong("diamond_units"),
                Objects.requireNonNull(row.getObject("matures_on", LocalDate.class)),
                ClawBack.Status.of(row.getString("status")),
                row.getObject("entry", UUID.class),
                row.getBoolean("matured"),
                row.getBoolean("complicit"),
                row.getLong("reserve_micros"),
                row.getLong("loss_micros"),
                row.getLong("creator_micros"),
                row.getLong("kept_units"),
                row.getBoolean("correct"),
                row.getObject("correction", UUID.class));
    }
}
