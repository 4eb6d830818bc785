package io.ovation.server.verification;

import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL of lists, of who was screened, and of hits. */
@ApplicationScoped
class ScreeningStore {
    private static final int ROWS_AT_ONCE = 1_000;

    private final Database database;

    ScreeningStore(Database database) {
        this.database = database;
    }

    /** Takes a list in; the one of the same name that was there is no longer active. */
    static void insert(Handle handle, ScreeningList list, List<ListedEntry> entries) {
        handle.execute("LOCK TABLE screening_list IN SHARE ROW EXCLUSIVE MODE");
        handle.createUpdate("UPDATE screening_list SET active = FALSE WHERE name = :name AND active")
                .bind("name", list.name())
                .execute();
        handle.createUpdate("""
                        INSERT INTO screening_list (number, name, format, sha256, entries, active, imported_by, imported_at)
                        VALUES (:number, :name, :format, :sha, :entries, TRUE, :by, :at)""")
                .bind("number", list.number())
                .bind("name", list.name())
                .bind("format", list.format().code())
                .bind("sha", list.sha256())
                .bind("entries", list.entries())
                .bind("by", list.importedBy())
                .bind("at", list.importedAt())
                .execute();
        for (int from = 0; from < entries.size(); from += ROWS_AT_ONCE) {
            PreparedBatch rows = handle.prepareBatch("""
                    INSERT INTO screening_entry (list, position, entry_id, names, births, countries, programme, remarks)
                    VALUES (:list, :position, :id, :names, :births, :countries, :programme, :remarks)""");
            for (int i = from; i < Math.min(entries.size(), from + ROWS_AT_ONCE); i++) {
                ListedEntry entry = entries.get(i);
                rows.bind("list", list.number())
                        .bind("position", i + 1)
                        .bind("id", entry.entryId())
                        .bindArray("names", String.class, entry.names().toArray())
                        .bindArray("births", String.class, entry.births().toArray())
                        .bindArray("countries", String.class, entry.countries().toArray())
                        .bind("programme", entry.programme())
                        .bind("remarks", entry.remarks())
                        .add();
            }
            rows.execute();
        }
    }

    List<ScreeningList> active() {
        return database.withHandle(
                handle -> handle.createQuery("SELECT * FROM screening_list WHERE active ORDER BY name")
                        .map(ScreeningStore::list)
                        .list());
    }

    /** Lists, newest first. */
    List<ScreeningList> lists(long before, int limit) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM screening_list WHERE number < :before ORDER BY number DESC LIMIT :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map(ScreeningStore::list)
                .list());
    }

    /** The active list of a name with this content, if it is that. */
    Optional<ScreeningList> activeOf(String name, String sha256) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM screening_list WHERE active AND name = :name AND sha256 = :sha")
                .bind("name", name)
                .bind("sha", sha256)
                .map(ScreeningStore::list)
                .findOne());
    }

    /** Hands over every entry of a list. */
    void entries(ScreeningList list, BiConsumer<ScreeningList, ListedEntry> to) {
        database.inTransaction(handle -> {
            handle.createQuery("SELECT * FROM screening_entry WHERE list = :list ORDER BY position")
                    .bind("list", list.number())
                    .setFetchSize(ROWS_AT_ONCE)
                    .map(ScreeningStore::entry)
                    .forEach(entry -> to.accept(list, entry));
            return list.number();
        });
    }

    /** Whether a person was screened with these names against these lists. */
    static boolean isScreened(Handle handle, long person, String subject, String lists) {
        return handle.createQuery("""
                        SELECT COUNT(*) FROM screening_of_person
                        WHERE person = :person AND subject = :subject AND lists = :lists""")
                        .bind("person", person)
                        .bind("subject", subject)
                        .bind("lists", lists)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    static void screened(Handle handle, long person, String subject, String lists, Instant at) {
        handle.createUpdate("""
                        INSERT INTO screening_of_person (person, subject, lists, screened_at)
                        VALUES (:person, :subject, :lists, :at)
                        ON CONFLICT (person) DO UPDATE SET subject = excluded.subject, lists = excluded.lists,
                            screened_at = excluded.screened_at""")
                .bind("person", person)
                .bind("subject", subject)
                .bind("lists", lists)
                .bind("at", at)
                .execute();
    }

    /** Opens a hit; false when the same one is known, whatever became of it. */
    static boolean open(Handle handle, ScreeningHit hit, String entryMark, String subject) {
        return handle.createUpdate("""
                        INSERT INTO screening_hit (number, person, list, entry_id, entry_mark, subject, sealed, score_ppm,
                            status, opened_at)
                        VALUES (:number, :person, :list, :entry, :mark, :subject, :sealed, :score, 'open', :at)
                        ON CONFLICT (person, list, entry_id, entry_mark, subject) DO NOTHING""")
                        .bind("number", hit.number())
                        .bind("person", hit.person())
                        .bind("list", hit.list())
                        .bind("entry", hit.entryId())
                        .bind("mark", entryMark)
                        .bind("subject", subject)
                        .bind("sealed", hit.sealed())
                        .bind("score", hit.scorePpm())
                        .bind("at", hit.openedAt())
                        .execute()
                == 1;
    }

    /** Hits of a person that stand in the way: open or confirmed. */
    static List<ScreeningHit> standing(Handle handle, long person) {
        return handle.createQuery(
                        "SELECT * FROM screening_hit WHERE person = :person AND status <> 'cleared' ORDER BY number")
                .bind("person", person)
                .map(ScreeningStore::hit)
                .list();
    }

    Optional<ScreeningHit> find(long number) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM screening_hit WHERE number = :number")
                .bind("number", number)
                .map(ScreeningStore::hit)
                .findOne());
    }

    /** Hits of a status, oldest first. */
    List<ScreeningHit> page(ScreeningHit.Status status, long after, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM screening_hit WHERE status = :status AND number > :after
                        ORDER BY number LIMIT :limit""")
                .bind("status", status.text())
                .bind("after", after)
                .bind("limit", limit)
                .map(ScreeningStore::hit)
                .list());
    }

    /** Decides an open hit; false when it is not open any more. */
    static boolean decided(Handle handle, long number, ScreeningHit.Status to, String proposal, Instant at) {
        return handle.createUpdate("""
                        UPDATE screening_hit SET status = :to, decided_by = :proposal, decided_at = :at
                        WHERE number = :number AND status = 'open'""")
                        .bind("to", to.text())
                        .bind("proposal", proposal)
                        .bind("at", at)
                        .bind("number", number)
                        .execute()
                == 1;
    }

    private static ScreeningList list(ResultSet row, StatementContext context) throws SQLException {
        return new ScreeningList(
                row.getLong("number"),
                row.getString("name"),
                ListFormat.of(row.getString("format")),
                row.getString("sha256"),
                row.getInt("entries"),
                row.getBoolean("active"),
                row.getLong("imported_by"),
                row.getTimestamp("imported_at").toInstant());
    }

    private static ListedEntry entry(ResultSet row, StatementContext context) throws SQLException {
        return new ListedEntry(
                row.getString("entry_id"),
                texts(row.getArray("names")),
                texts(row.getArray("births")),
                texts(row.getArray("countries")),
                row.getString("programme"),
                row.getString("remarks"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static ScreeningHit hit(ResultSet row, StatementContext context) throws SQLException {
        @Nullable Timestamp decided = row.getTimestamp("decided_at");
        return new ScreeningHit(
                row.getLong("number"),
                row.getLong("person"),
                row.getString("list"),
                row.getString("entry_id"),
                row.getString("sealed"),
                row.getInt("score_ppm"),
                ScreeningHit.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getTimestamp("opened_at").toInstant(),
                decided == null ? null : decided.toInstant(),
                row.getString("decided_by"));
    }
}
