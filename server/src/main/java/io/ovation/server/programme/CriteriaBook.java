package io.ovation.server.programme;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.audit.Audit;
import io.ovation.server.audit.AuditDraft;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.AccountType;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Market;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The criteria of all programmes and markets by version. Any thread; blocks on SQL. */
@ApplicationScoped
public class CriteriaBook {
    private final Database database;
    private final Clocks clocks;
    private final Audit audit;

    CriteriaBook(Database database, Clocks clocks, Audit audit) {
        this.database = database;
        this.clocks = clocks;
        this.audit = audit;
    }

    /** What a programme asked for in a market on a day; empty where it was not offered. */
    public Optional<Criteria> inForce(Handle handle, String programme, String market, LocalDate day) {
        return handle.createQuery("""
                        SELECT * FROM programme_criteria
                        WHERE programme = :programme AND market = :market AND in_force_from <= :day
                        ORDER BY in_force_from DESC, version DESC LIMIT 1""")
                .bind("programme", programme)
                .bind("market", market)
                .bind("day", day)
                .map((row, context) -> criteria(row))
                .findOne();
    }

    /** Every version of a programme, newest first within a market. */
    List<Criteria> all(String programme, @Nullable String market) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM programme_criteria
                        WHERE programme = :programme AND (CAST(:market AS text) IS NULL OR market = :market)
                        ORDER BY market, version DESC""")
                .bind("programme", programme)
                .bind("market", market)
                .map((row, context) -> criteria(row))
                .list());
    }

    /**
     * Publishes the next version for days to come: what was decided, and what is decided today, stays as it is.
     *
     * @param draft its version is not looked at
     */
    Criteria publish(Caller who, Market market, Criteria draft) {
        if (!draft.inForceFrom().isAfter(clocks.today(market))) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("in_force_from")
                    .detail("Criteria are published for days to come; today is " + clocks.today(market))
                    .cure("Say a later day");
        }
        return database.inTransaction(handle -> {
            handle.execute("LOCK TABLE programme_criteria IN SHARE ROW EXCLUSIVE MODE");
            int version = handle.createQuery("""
                            SELECT COALESCE(max(version), 0) + 1 FROM programme_criteria
                            WHERE programme = :programme AND market = :market""")
                    .bind("programme", draft.programme())
                    .bind("market", draft.market())
                    .mapTo(Integer.class)
                    .one();
            insert(handle, draft, version, who.id());
            audit.record(
                    handle,
                    who,
                    new AuditDraft(
                            "programme_criteria.published",
                            draft.programme() + ":" + draft.market() + ":" + version,
                            Map.of("in_force_from", draft.inForceFrom().toString(), "criteria", draft.toString())));
            return inForce(handle, draft.programme(), draft.market(), draft.inForceFrom())
                    .orElseThrow();
        });
    }

    private void insert(Handle handle, Criteria draft, int version, String who) {
        handle.createUpdate("""
                        INSERT INTO programme_criteria (programme, market, version, in_force_from, is_open, min_age,
                            min_followers, min_views, min_posts, window_days, most_strike_points, residences, account_kinds,
                            grace_days, published_by, published_at)
                        VALUES (:programme, :market, :version, :from, :open, :age, :followers, :views, :posts, :window, :points,
                            :residences, :kinds, :grace, :who, :now)""")
                .bind("programme", draft.programme())
                .bind("market", draft.market())
                .bind("version", version)
                .bind("from", draft.inForceFrom())
                .bind("open", draft.open())
                .bind("age", draft.minAge())
                .bind("followers", draft.minFollowers())
                .bind("views", draft.minViews())
                .bind("posts", draft.minPosts())
                .bind("window", draft.windowDays())
                .bind("points", draft.mostStrikePoints())
                .bind("residences", draft.residences().stream().sorted().collect(Collectors.joining(",")))
                .bind(
                        "kinds",
                        draft.accountKinds().stream()
                                .sorted()
                                .map(AccountType::text)
                                .collect(Collectors.joining(",")))
                .bind("grace", draft.graceDays())
                .bind("who", who)
                .bind("now", clocks.business())
                .execute();
    }

    private static Criteria criteria(ResultSet row) throws SQLException {
        return new Criteria(
                row.getString("programme"),
                row.getString("market"),
                row.getInt("version"),
                row.getObject("in_force_from", LocalDate.class),
                row.getBoolean("is_open"),
                row.getInt("min_age"),
                row.getLong("min_followers"),
                row.getLong("min_views"),
                row.getLong("min_posts"),
                row.getInt("window_days"),
                row.getInt("most_strike_points"),
                Set.of(row.getString("residences").split(",")),
                Arrays.stream(row.getString("account_kinds").split(","))
                        .map(AccountType::of)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getInt("grace_days"));
    }
}
