package io.ovation.server.fx;

import io.ovation.economics.Asset;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads rates. Blocking; any thread. */
@ApplicationScoped
public class FxRates {
    private final Database database;

    FxRates(Database database) {
        this.database = database;
    }

    /** How to tell an amount of a day; empty when there are no rates of that day or shortly before. */
    public Optional<FxQuote> quote(Asset from, Asset to, LocalDate day) {
        return from.equals(to)
                ? Optional.of(FxQuote.same(from, day))
                : table(day, day).quote(from, to, day);
    }

    /** The rates in force that amounts of these days may need, first and last day included. */
    public FxTable table(LocalDate first, LocalDate last) {
        return new FxTable(between(first.minusDays(FxTable.OLDEST_DAYS), last));
    }

    /** The rates in force of some days, by day and pair. */
    public List<FxRate> between(LocalDate first, LocalDate last) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT DISTINCT ON (day, base, quote) * FROM fx_rate WHERE day BETWEEN :first AND :last
                        ORDER BY day, base, quote, revision DESC""")
                .bind("first", first)
                .bind("last", last)
                .map(FxRates::row)
                .list());
    }

    /** Every revision of a pair's rate of a day, oldest first. */
    public List<FxRate> revisions(Asset base, Asset quote, LocalDate day) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM fx_rate WHERE base = :base AND quote = :quote AND day = :day ORDER BY revision""")
                .bind("base", base.code())
                .bind("quote", quote.code())
                .bind("day", day)
                .map(FxRates::row)
                .list());
    }

    /**
     * Writes a rate, if it is not the one in force already.
     *
     * @return whether it is news
     */
    static boolean put(Handle handle, FxRate rate) {
        return handle.createUpdate("""
                        INSERT INTO fx_rate (base, quote, day, revision, rate, source, file, set_by, set_at)
                        SELECT :base, :quote, :day, COALESCE(MAX(revision), 0) + 1, :rate, :source, :file, :by, :at
                        FROM fx_rate WHERE base = :base AND quote = :quote AND day = :day
                        HAVING NOT COALESCE((array_agg(rate ORDER BY revision DESC))[1] = :rate, FALSE)""")
                        .bind("base", rate.base().code())
                        .bind("quote", rate.quote().code())
                        .bind("day", rate.day())
                        .bind("rate", rate.rate())
                        .bind("source", rate.source())
                        .bind("file", rate.file())
                        .bind("by", rate.setBy())
                        .bind("at", rate.setAt())
                        .execute()
                == 1;
    }

    private static FxRate row(ResultSet row, StatementContext context) throws SQLException {
        return new FxRate(
                Asset.fiat(row.getString("base")),
                Asset.fiat(row.getString("quote")),
                row.getObject("day", LocalDate.class),
                row.getInt("revision"),
                row.getBigDecimal("rate").stripTrailingZeros(),
                row.getString("source"),
                row.getObject("file", Long.class),
                row.getLong("set_by"),
                row.getTimestamp("set_at").toInstant());
    }
}
