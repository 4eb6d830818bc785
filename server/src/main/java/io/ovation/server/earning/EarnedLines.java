package io.ovation.server.earning;

import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What single entries earned, as creators' statements have it: as new as the projection of the statements. Blocking; any thread. */
@ApplicationScoped
public class EarnedLines {
    private final Database database;

    EarnedLines(Database database) {
        this.database = database;
    }

    /**
     * What an entry earned.
     *
     * @param maturesOn the day from which it is, or was, available
     * @param matured whether it has become available
     */
    public record Earned(UUID entry, long micros, LocalDate maturesOn, boolean matured) {}

    /** What a creator earned by these entries; those that earned them nothing are left out. */
    public List<Earned> of(long creator, Collection<UUID> entries) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT entry_id, micros, matures_on, matured FROM earning_line
                        WHERE creator = :creator AND entry_id = ANY (:entries) AND micros > 0 AND matures_on IS NOT NULL""")
                .bind("creator", creator)
                .bindArray("entries", UUID.class, entries.toArray())
                .map((row, context) -> new Earned(
                        row.getObject("entry_id", UUID.class),
                        row.getLong("micros"),
                        row.getObject("matures_on", LocalDate.class),
                        row.getBoolean("matured")))
                .list());
    }
}
