package io.ovation.server.membership;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Page;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Who is a member of whom, and what they get: one list for those who pay here, those who were given a month, and those
 * who are members on another platform. Kept in SQL, lately asked in memory for some seconds, so what another instance
 * changes is seen here by then. Any thread; all but {@link #cached} may block.
 */
@ApplicationScoped
public class Members {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    /** Everybody with perks, whichever way they came by them; a member is here once for each way. */
    private static final String ALL = """
            SELECT m.number, m.creator, m.member AS user_number, m.tier, t.rank, m.streak_start,
                CASE WHEN m.gift IS NULL THEN 'paid' ELSE 'gift' END AS source, m.status, m.period_end AS until, NULL AS name
            FROM membership m JOIN membership_tier t ON t.number = m.tier
            WHERE m.status IN ('active', 'past_due') AND m.disputed IS NULL
            UNION ALL
            SELECT e.number, e.creator, e.user_number, e.tier, t.rank, e.since, e.platform, 'active', e.ends_on, e.name
            FROM membership_external e JOIN membership_tier t ON t.number = e.tier
            WHERE e.status = 'active' AND (e.ends_on IS NULL OR e.ends_on > :today)
            """;

    private final Database database;
    private final Tiers tiers;
    private final MembershipTerms terms;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;
    private final Cache<Key, Optional<Member>> recent = Caffeine.newBuilder()
            .maximumSize(500_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    Members(Database database, Tiers tiers, MembershipTerms terms, Users users, Markets markets, Clocks clocks) {
        this.database = database;
        this.tiers = tiers;
        this.terms = terms;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
    }

    private record Key(long creator, long user) {}

    /**
     * Somebody with perks.
     *
     * @param number of the membership, or of the row of another platform
     * @param user user number; null for somebody of another platform whom nobody knows here
     * @param month of the unbroken membership, from 1
     * @param badge the months that the badge shows
     * @param source {@code paid}, {@code gift}, {@code patreon} or {@code kofi}
     * @param status {@code active}, or {@code past_due} in the days of grace
     * @param until first day that is not covered yet; null when nobody says
     * @param name as the other platform says it
     */
    public record Member(
            long number,
            long creator,
            @Nullable Long user,
            Tier tier,
            int month,
            int badge,
            String source,
            String status,
            LocalDate since,
            @Nullable LocalDate until,
            @Nullable String name) {
        /** Whether the tier has the perk. */
        public boolean has(Perk perk) {
            return tier.perks().contains(perk);
        }
    }

    /** What a user gets as a member of a creator: by the dearest tier, when there are several. */
    public Optional<Member> find(long creator, long user) {
        Key key = new Key(creator, user);
        Optional<Member> known = recent.getIfPresent(key);
        if (known != null) {
            return known;
        }
        Optional<Member> found = database.withHandle(handle -> handle.createQuery("SELECT * FROM (" + ALL + """
                        ) a WHERE creator = :creator AND user_number = :user ORDER BY rank DESC, streak_start LIMIT 1""")
                .bind("today", today())
                .bind("creator", creator)
                .bind("user", user)
                .map(this::row)
                .findOne());
        recent.put(key, found);
        return found;
    }

    /** The same if it is in memory; null when somebody has to {@link #find} it first. Never blocks. */
    @Nullable
    Optional<Member> cached(long creator, long user) {
        return recent.getIfPresent(new Key(creator, user));
    }

    /** Something about a member has changed here. */
    void changed(long creator, long user) {
        recent.invalidate(new Key(creator, user));
    }

    /** A creator's members of all kinds, newest first. */
    public Page<Member> page(long creator, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        List<Member> rows = database.withHandle(handle -> handle.createQuery("SELECT * FROM (" + ALL + """
                        ) a WHERE creator = :creator AND number < :before ORDER BY number DESC LIMIT :limit""")
                .bind("today", today())
                .bind("creator", creator)
                .bind("before", key == null ? Long.MAX_VALUE : key[0])
                .bind("limit", limit + 1)
                .map(this::row)
                .list());
        return Page.of(rows, limit, last -> Cursor.of(last.number()));
    }

    /** How many members a creator has, by source and tier. */
    List<Count> counts(long creator) {
        return database.withHandle(handle -> handle.createQuery("SELECT source, tier, count(*) AS members FROM (" + ALL
                        + ") a WHERE creator = :creator GROUP BY source, tier ORDER BY source, tier")
                .bind("today", today())
                .bind("creator", creator)
                .map((row, context) -> new Count(row.getString("source"), row.getLong("tier"), row.getLong("members")))
                .list());
    }

    /** So many members of a source in a tier. */
    record Count(String source, long tier, long members) {}

    private LocalDate today() {
        return LocalDate.ofInstant(clocks.business(), ZoneOffset.UTC);
    }

    private Member row(ResultSet row, StatementContext context) throws SQLException {
        long user = row.getLong("user_number");
        boolean isKnown = !row.wasNull();
        long creator = row.getLong("creator");
        LocalDate since = row.getObject("streak_start", LocalDate.class);
        LocalDate today = clocks.today(markets.of(users.get(creator)));
        int month =
                today.isBefore(since) ? 1 : (int) Period.between(since, today).toTotalMonths() + 1;
        return new Member(
                row.getLong("number"),
                creator,
                isKnown ? user : null,
                tiers.get(row.getLong("tier")),
                month,
                terms.badge(month),
                row.getString("source"),
                row.getString("status"),
                since,
                row.getObject("until", LocalDate.class),
                row.getString("name"));
    }
}
