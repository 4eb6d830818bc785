package io.ovation.server.fund;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.audit.Audit;
import io.ovation.server.audit.AuditDraft;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Market;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The fund's terms of all markets by version. Any thread; blocks on SQL. */
@ApplicationScoped
class TermsBook {
    private final Database database;
    private final Clocks clocks;
    private final Audit audit;

    TermsBook(Database database, Clocks clocks, Audit audit) {
        this.database = database;
        this.clocks = clocks;
        this.audit = audit;
    }

    /** By which terms a day is closed; empty where there is no fund. */
    static Optional<FundTerms> inForce(Handle handle, String market, LocalDate day) {
        return handle.createQuery("""
                        SELECT * FROM fund_terms WHERE market = :market AND in_force_from <= :day
                        ORDER BY in_force_from DESC, version DESC LIMIT 1""")
                .bind("market", market)
                .bind("day", day)
                .map((row, context) -> terms(row))
                .findOne();
    }

    /** Every version, the newest of a market first. */
    List<FundTerms> all(@Nullable String market) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM fund_terms WHERE CAST(:market AS text) IS NULL OR market = :market
                        ORDER BY market, version DESC""")
                .bind("market", market)
                .map((row, context) -> terms(row))
                .list());
    }

    /** Publishes the next version, for days to come; its own version is not looked at. */
    FundTerms publish(Caller who, Market market, FundTerms draft) {
        if (!draft.inForceFrom().isAfter(clocks.today(market))) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("in_force_from")
                    .detail("Terms are published for days to come; today is " + clocks.today(market))
                    .cure("Say a later day");
        }
        return database.inTransaction(handle -> {
            handle.execute("LOCK TABLE fund_terms IN SHARE ROW EXCLUSIVE MODE");
            int version = handle.createQuery(
                            "SELECT COALESCE(max(version), 0) + 1 FROM fund_terms WHERE market = :market")
                    .bind("market", market.code())
                    .mapTo(Integer.class)
                    .one();
            handle.createUpdate("""
                            INSERT INTO fund_terms (market, version, in_force_from, mode, formula, pool_micros,
                                close_after_hours, min_rate_micros, max_rate_micros, unpaid_views, min_video_seconds,
                                max_price_micros, published_by, published_at)
                            VALUES (:market, :version, :from, :mode, :formula, :pool, :hours, :min, :max, :unpaid, :seconds,
                                :price, :who, :now)""")
                    .bind("market", market.code())
                    .bind("version", version)
                    .bind("from", draft.inForceFrom())
                    .bind("mode", draft.mode().text())
                    .bind("formula", draft.formula())
                    .bind("pool", draft.poolMicros())
                    .bind("hours", draft.closeAfterHours())
                    .bind("min", draft.minRateMicros())
                    .bind("max", draft.maxRateMicros())
                    .bind("unpaid", draft.unpaidViews())
                    .bind("seconds", draft.minVideoSeconds())
                    .bind("price", draft.maxPriceMicros())
                    .bind("who", who.id())
                    .bind("now", clocks.business())
                    .execute();
            audit.record(
                    handle,
                    who,
                    new AuditDraft(
                            "fund_terms.published", market.code() + ":" + version, Map.of("terms", draft.toString())));
            return inForce(handle, market.code(), draft.inForceFrom()).orElseThrow();
        });
    }

    static FundTerms terms(ResultSet row) throws SQLException {
        return new FundTerms(
                row.getString("market"),
                row.getInt("version"),
                row.getObject("in_force_from", LocalDate.class),
                FundMode.of(row.getString("mode")),
                row.getString("formula"),
                row.getLong("pool_micros"),
                row.getInt("close_after_hours"),
                row.getLong("min_rate_micros"),
                row.getLong("max_rate_micros"),
                row.getLong("unpaid_views"),
                row.getInt("min_video_seconds"),
                row.getLong("max_price_micros"));
    }
}
