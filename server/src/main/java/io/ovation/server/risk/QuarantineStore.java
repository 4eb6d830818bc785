package io.ovation.server.risk;

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
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** SQL of quarantines. */
@ApplicationScoped
class QuarantineStore {
    static final String TABLE = "risk_quarantine";

    private final Database database;

    QuarantineStore(Database database) {
        this.database = database;
    }

    static Quarantine get(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM risk_quarantine WHERE number = :number")
                .bind("number", number)
                .map(QuarantineStore::row)
                .one();
    }

    Quarantine get(long number) {
        return database.withHandle(handle -> get(handle, number));
    }

    List<Quarantine> ofCase(long caseNumber) {
        return database.withHandle(handle -> ofCase(handle, caseNumber));
    }

    static List<Quarantine> ofCase(Handle handle, long caseNumber) {
        return handle.createQuery("SELECT * FROM risk_quarantine WHERE case_number = :case ORDER BY number LIMIT 1000")
                .bind("case", caseNumber)
                .map(QuarantineStore::row)
                .list();
    }

    /** Writes one down; false when the gift has one already. */
    static boolean insert(Handle handle, Quarantine asked, Instant at, Instant wall) {
        return handle.createUpdate("""
                        INSERT INTO risk_quarantine (number, case_number, gift, creator, sender, stream, currency, micros,
                            diamond_units, matures_on, reason, said_by, status, day, created_at, next_attempt_at)
                        VALUES (:number, :case, :gift, :creator, :sender, :stream, :currency, :micros, :units, :matures,
                            :reason, :by, 'asked', :day, :at, :wall)
                        ON CONFLICT (gift) DO NOTHING""")
                        .bind("number", asked.number())
                        .bind("case", asked.caseNumber())
                        .bind("gift", asked.gift())
                        .bind("creator", asked.creator())
                        .bind("sender", asked.sender())
                        .bind("stream", asked.stream().code())
                        .bind("currency", asked.currency())
                        .bind("micros", asked.micros())
                        .bind("units", asked.diamondUnits())
                        .bind("matures", asked.maturesOn())
                        .bind("reason", asked.reason())
                        .bind("by", asked.saidBy())
                        .bind("day", asked.day())
                        .bind("at", at)
                        .bind("wall", wall)
                        .execute()
                == 1;
    }

    /** The entry of a step is in the books. */
    static void posted(
            Handle handle, Quarantine from, Quarantine.Status to, UUID entry, OptionalLong heldMicros, Instant at) {
        int moved = handle.createUpdate("""
                        UPDATE risk_quarantine SET status = :to, entry = COALESCE(entry, :entry), last_entry = :entry,
                            held_micros = COALESCE(CAST(:held AS bigint), held_micros), attempts = 0,
                            next_attempt_at = CASE WHEN :to = 'releasing' THEN next_attempt_at END
                        WHERE number = :number AND status = :from""")
                .bind("to", to.text())
                .bind("entry", entry)
                .bind("held", heldMicros.isPresent() ? heldMicros.getAsLong() : null)
                .bind("number", from.number())
                .bind("from", from.status().text())
                .execute();
        if (moved == 1) {
            Events.append(handle, RiskEvents.of(get(handle, from.number()), at));
        }
    }

    /** What a case decided; quarantines that are not posted yet go on from there. */
    static List<Long> end(Handle handle, long caseNumber, Quarantine.Status to, Instant wall) {
        return handle.createQuery("""
                        UPDATE risk_quarantine SET status = :to, attempts = 0, next_attempt_at = :wall
                        WHERE case_number = :case AND status = 'held' RETURNING number""")
                .bind("to", to.text())
                .bind("wall", wall)
                .bind("case", caseNumber)
                .mapTo(Long.class)
                .list();
    }

    private static Quarantine row(ResultSet row, StatementContext context) throws SQLException {
        return new Quarantine(
                row.getLong("number"),
                row.getLong("case_number"),
                Objects.requireNonNull(row.getObject("gift", UUID.class)),
                row.getLong("creator"),
                row.getLong("sender"),
                Stream.ofCode(row.getString("stream")),
                row.getInt("currency"),
                row.getLong("micros"),
                row.getLong("diamond_units"),
                Objects.requireNonNull(row.getObject("matures_on", LocalDate.class)),
                row.getString("reason"),
                row.getString("said_by"),
                Quarantine.Status.of(row.getString("status")),
                row.getObject("held_micros", Long.class),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)));
    }
}
