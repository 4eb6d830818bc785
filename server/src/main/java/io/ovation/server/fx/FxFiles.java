package io.ovation.server.fx;

import io.ovation.economics.Asset;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.PublicId;
import io.ovation.server.audit.Audit;
import io.ovation.server.audit.AuditDraft;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Caller;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Takes rates in: whole files, or one that a person says. What was taken in is never changed. Blocking; any thread. */
@ApplicationScoped
public class FxFiles {
    private final Database database;
    private final Clocks clocks;
    private final Audit audit;

    FxFiles(Database database, Clocks clocks, Audit audit) {
        this.database = database;
        this.clocks = clocks;
        this.audit = audit;
    }

    /**
     * Takes a file in, all of it or nothing. The same file again, or at the same moment, is answered with what it brought
     * the first time and changes nothing.
     *
     * @param source who published it, in words
     */
    public Taken take(byte[] content, String source, Caller caller) {
        String sha256 = sha256(content);
        FxFile file = FxFile.read(content);
        return database.inTransaction(handle -> {
            // One file at a time: the same one from two people at once is taken in once.
            handle.execute("SELECT pg_advisory_xact_lock(hashtext('fx_file'))");
            return find(handle, sha256).orElseGet(() -> write(handle, file, sha256, source, caller));
        });
    }

    /** A person says a rate; what was in force stays in the history. */
    public boolean say(LocalDate day, Asset base, Asset quote, BigDecimal rate, String source, Caller caller) {
        return database.inTransaction(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(hashtext('fx_file'))");
            boolean news = FxRates.put(
                    handle,
                    new FxRate(base, quote, day, 0, rate, source, null, caller.userNumber(), clocks.business()));
            if (news) {
                audit.record(
                        handle,
                        caller,
                        new AuditDraft(
                                "fx_rate.said",
                                base.code() + "/" + quote.code() + " " + day,
                                Map.of("rate", rate.toPlainString(), "source", source)));
            }
            return news;
        });
    }

    /** Files, newest first. */
    public List<Taken> page(long before, int limit) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM fx_file WHERE number < :before ORDER BY number DESC LIMIT :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map(FxFiles::row)
                .list());
    }

    private Taken write(Handle handle, FxFile file, String sha256, String source, Caller caller) {
        long number = Numbers.next();
        Instant now = clocks.business();
        LocalDate first = file.rows().getFirst().day();
        LocalDate last = first;
        for (FxFile.Row row : file.rows()) {
            first = row.day().isBefore(first) ? row.day() : first;
            last = row.day().isAfter(last) ? row.day() : last;
        }
        handle.createUpdate("""
                        INSERT INTO fx_file (number, sha256, format, source, rates, new_rates, first_day, last_day,
                            uploaded_by, uploaded_at)
                        VALUES (:number, :sha256, :format, :source, :rates, 0, :first, :last, :by, :at)""")
                .bind("number", number)
                .bind("sha256", sha256)
                .bind("format", file.format())
                .bind("source", source)
                .bind("rates", file.rows().size())
                .bind("first", first)
                .bind("last", last)
                .bind("by", caller.userNumber())
                .bind("at", now)
                .execute();
        int news = 0;
        for (FxFile.Row row : file.rows()) {
            FxRate rate = new FxRate(
                    row.base(), row.quote(), row.day(), 0, row.rate(), source, number, caller.userNumber(), now);
            news += FxRates.put(handle, rate) ? 1 : 0;
        }
        handle.createUpdate("UPDATE fx_file SET new_rates = :news WHERE number = :number")
                .bind("news", news)
                .bind("number", number)
                .execute();
        audit.record(
                handle,
                caller,
                new AuditDraft(
                        "fx_file.taken",
                        PublicId.of(Taken.PREFIX, number),
                        Map.of("sha256", sha256, "source", source, "new_rates", Integer.toString(news))));
        return find(handle, sha256).orElseThrow();
    }

    private static Optional<Taken> find(Handle handle, String sha256) {
        return handle.createQuery("SELECT * FROM fx_file WHERE sha256 = :sha256")
                .bind("sha256", sha256)
                .map(FxFiles::row)
                .findOne();
    }

    private static Taken row(ResultSet row, StatementContext context) throws SQLException {
        return new Taken(
                row.getLong("number"),
                row.getString("sha256"),
                row.getString("format"),
                row.getString("source"),
                row.getInt("rates"),
                row.getInt("new_rates"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getLong("uploaded_by"),
                row.getTimestamp("uploaded_at").toInstant());
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /**
     * A file that was taken in.
     *
     * @param rates how many it holds
     * @param newRates how many of them were news: not known, or other than what was in force
     */
    public record Taken(
            long number,
            String sha256,
            String format,
            String source,
            int rates,
            int newRates,
            LocalDate firstDay,
            LocalDate lastDay,
            long uploadedBy,
            Instant uploadedAt) {
        /** Prefix of public ids. */
        public static final String PREFIX = "fxf";
    }
}
