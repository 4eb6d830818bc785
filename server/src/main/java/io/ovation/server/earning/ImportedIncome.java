package io.ovation.server.earning;

import io.ovation.economics.Asset;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * What a creator earned elsewhere, by files that the creator hands in: no money of ours, shown apart. Blocking; any thread.
 */
@ApplicationScoped
public class ImportedIncome {
    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    private final Database database;
    private final Clocks clocks;

    ImportedIncome(Database database, Clocks clocks) {
        this.database = database;
        this.clocks = clocks;
    }

    /**
     * Takes a file in, all of it or nothing. What is there already, by its reference, is not counted again, so the same
     * file, or the next one that repeats some lines, may be handed in as often as one likes.
     *
     * @param platform whose it is: {@code youtube}, {@code twitch}, {@code patreon} or any other name in lower case
     * @param currency of lines without one
     */
    public Import take(long creator, @Nullable String platform, @Nullable Asset currency, byte[] content) {
        String of = platform == null ? "" : platform.toLowerCase(Locale.ROOT);
        if (!PLATFORM.matcher(of).matches()) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("platform")
                    .detail("Name the platform in up to 40 letters and digits, such as youtube");
        }
        ImportedFile file = ImportedFile.read(content, currency);
        return database.inTransaction(handle -> {
            handle.createQuery("SELECT pg_advisory_xact_lock(:creator)")
                    .bind("creator", creator)
                    .mapTo(String.class)
                    .findOne();
            return find(handle, creator, of, file.sha256()).orElseGet(() -> write(handle, creator, of, file));
        });
    }

    private Import write(Handle handle, long creator, String platform, ImportedFile file) {
        long number = Numbers.next();
        handle.createUpdate("""
                        INSERT INTO earning_import (number, creator, platform, sha256, rows, new_rows, imported_at)
                        VALUES (:number, :creator, :platform, :sha256, :rows, 0, :at)""")
                .bind("number", number)
                .bind("creator", creator)
                .bind("platform", platform)
                .bind("sha256", file.sha256())
                .bind("rows", file.rows().size())
                .bind("at", clocks.business())
                .execute();
        int news = 0;
        List<String> errors = new ArrayList<>();
        for (ImportedFile.Row row : file.rows()) {
            if (insert(handle, creator, platform, number, row)) {
                news++;
            } else if (!same(handle, creator, platform, row)) {
                errors.add("line " + row.line() + ": the reference " + row.reference()
                        + " was imported before with another day or amount");
            }
        }
        ImportedFile.refuse(errors);
        handle.createUpdate("UPDATE earning_import SET new_rows = :news WHERE number = :number")
                .bind("news", news)
                .bind("number", number)
                .execute();
        return find(handle, creator, platform, file.sha256()).orElseThrow();
    }

    private static boolean insert(Handle handle, long creator, String platform, long number, ImportedFile.Row row) {
        return handle.createUpdate("""
                        INSERT INTO earning_imported (creator, platform, reference, import, day, description, currency,
                            gross, fees, tax, net)
                        VALUES (:creator, :platform, :reference, :import, :day, :description, :currency, :gross, :fees,
                            :tax, :net)
                        ON CONFLICT DO NOTHING""")
                        .bind("creator", creator)
                        .bind("platform", platform)
                        .bind("reference", row.reference())
                        .bind("import", number)
                        .bind("day", row.day())
                        .bind("description", row.description())
                        .bind("currency", row.currency().code())
                        .bind("gross", row.gross())
                        .bind("fees", row.fees())
                        .bind("tax", row.tax())
                        .bind("net", row.net())
                        .execute()
                == 1;
    }

    private static boolean same(Handle handle, long creator, String platform, ImportedFile.Row row) {
        return handle.createQuery("""
                        SELECT day = :day AND currency = :currency AND gross = :gross AND fees = :fees AND tax = :tax
                        FROM earning_imported
                        WHERE creator = :creator AND platform = :platform AND reference = :reference""")
                .bind("creator", creator)
                .bind("platform", platform)
                .bind("reference", row.reference())
                .bind("day", row.day())
                .bind("currency", row.currency().code())
                .bind("gross", row.gross())
                .bind("fees", row.fees())
                .bind("tax", row.tax())
                .mapTo(Boolean.class)
                .one();
    }

    /** A creator's files, newest first. */
    public List<Import> page(long creator, long before, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM earning_import WHERE creator = :creator AND number < :before
                        ORDER BY number DESC LIMIT :limit""")
                .bind("creator", creator)
                .bind("before", before)
                .bind("limit", limit)
                .map(ImportedIncome::row)
                .list());
    }

    /** Takes a file back, with the amounts that it brought; somebody else's is {@code not_found}. */
    public void remove(long creator, long number) {
        int removed = database.withHandle(handle -> handle.createUpdate(
                        "DELETE FROM earning_import WHERE number = :number AND creator = :creator")
                .bind("number", number)
                .bind("creator", creator)
                .execute());
        if (removed == 0) {
            throw Problem.of(ProblemCode.NOT_FOUND).detail("You have no such import");
        }
    }

    /** What was earned elsewhere, by platform, day and currency, first and last day included. */
    public List<Day> byDay(long creator, LocalDate first, LocalDate last) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT platform, day, currency, SUM(gross) AS gross, SUM(fees) AS fees, SUM(tax) AS tax,
                            SUM(net) AS net
                        FROM earning_imported WHERE creator = :creator AND day BETWEEN :first AND :last
                        GROUP BY platform, day, currency ORDER BY day, platform, currency""")
                .bind("creator", creator)
                .bind("first", first)
                .bind("last", last)
                .map((row, context) -> new Day(
                        row.getString("platform"),
                        row.getObject("day", LocalDate.class),
                        Asset.fiat(row.getString("currency")),
                        row.getLong("gross"),
                        row.getLong("fees"),
                        row.getLong("tax"),
                        row.getLong("net")))
                .list());
    }

    private static Optional<Import> find(Handle handle, long creator, String platform, String sha256) {
        return handle.createQuery("""
                        SELECT * FROM earning_import
                        WHERE creator = :creator AND platform = :platform AND sha256 = :sha256""")
                .bind("creator", creator)
                .bind("platform", platform)
                .bind("sha256", sha256)
                .map(ImportedIncome::row)
                .findOne();
    }

    private static Import row(ResultSet row, StatementContext context) throws SQLException {
        return new Import(
                row.getLong("number"),
                row.getString("platform"),
                row.getString("sha256"),
                row.getInt("rows"),
                row.getInt("new_rows"),
                row.getTimestamp("imported_at").toInstant());
    }

    /**
     * A file that was taken in.
     *
     * @param newRows how many of its lines were not there already
     */
    public record Import(long number, String platform, String sha256, int rows, int newRows, Instant importedAt) {
        /** Prefix of public ids. */
        public static final String PREFIX = "imp";
    }

    /** Amounts of a day, in micros. */
    public record Day(String platform, LocalDate day, Asset currency, long gross, long fees, long tax, long net) {}
}
