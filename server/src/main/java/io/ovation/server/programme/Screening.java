package io.ovation.server.programme;

import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.programme.CreatorFacts.ActiveStrike;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The evaluator for very many creators at once, with a few statements for a few thousand of them: the fund asks whom it pays. What
 * it counted (views, posts) is kept as facts, so that the answer for any one of them can be replayed. Blocks on SQL.
 */
@ApplicationScoped
public class Screening {
    private static final int AT_ONCE = 2_000;

    private final CriteriaBook book;
    private final Markets markets;

    Screening(CriteriaBook book, Markets markets) {
        this.book = book;
        this.markets = markets;
    }

    /**
     * Which of these creators meet a programme's criteria of their own markets.
     *
     * @param creators user numbers
     * @param day the last day of the window over which views and posts are counted
     * @param at what is known by then counts
     * @return the places of those who do
     */
    public BitSet eligible(Handle handle, String programme, long[] creators, LocalDate day, Instant at) {
        Map<String, Optional<Criteria>> byMarket = new HashMap<>();
        BitSet eligible = new BitSet(creators.length);
        for (int from = 0; from < creators.length; from += AT_ONCE) {
            long[] some = Arrays.copyOfRange(creators, from, Math.min(creators.length, from + AT_ONCE));
            Map<Long, String> marketOf = marketsOf(handle, some);
            Map<Long, CreatorFacts> facts = facts(handle, some, at, day);
            Map<Long, Criteria> hopeful = new HashMap<>();
            for (long creator : some) {
                @Nullable String market = marketOf.get(creator);
                if (market != null) {
                    byMarket.computeIfAbsent(market, code -> book.inForce(handle, programme, code, day))
                            .filter(each -> Eligibility.isEligible(
                                    withoutActivity(each), facts.getOrDefault(creator, CreatorFacts.UNKNOWN), day))
                            .ifPresent(each -> hopeful.put(creator, each));
                }
            }
            Map<Long, long[]> activity = activity(handle, hopeful, marketOf, day, at);
            for (int i = 0; i < some.length; i++) {
                @Nullable Criteria criteria = hopeful.get(some[i]);
                long @Nullable [] counts = activity.get(some[i]);
                if (criteria != null
                        && counts != null
                        && counts[0] >= criteria.minViews()
                        && counts[1] >= criteria.minPosts()) {
                    eligible.set(from + i);
                }
            }
        }
        return eligible;
    }

    /** Views and posts are counted only for those who meet everything else: counting is what costs. */
    private static Criteria withoutActivity(Criteria each) {
        return new Criteria(
                each.programme(),
                each.market(),
                each.version(),
                each.inForceFrom(),
                each.open(),
                each.minAge(),
                each.minFollowers(),
                0,
                0,
                each.windowDays(),
                each.mostStrikePoints(),
                each.residences(),
                each.accountKinds(),
                each.graceDays());
    }

    private static Map<Long, String> marketsOf(Handle handle, long[] creators) {
        Map<Long, String> found = new HashMap<>();
        handle.createQuery("SELECT number, market FROM users WHERE number = ANY (:creators)")
                .bindArray("creators", Long.class, boxed(creators))
                .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                .forEach(each -> found.put(each.getKey(), each.getValue()));
        return found;
    }

    private static Map<Long, CreatorFacts> facts(Handle handle, long[] creators, Instant at, LocalDate day) {
        Map<Long, Map<String, String>> known = new HashMap<>();
        handle.createQuery("""
                        SELECT DISTINCT ON (user_number, kind) user_number, kind, COALESCE(value, '') AS value
                        FROM programme_fact WHERE user_number = ANY (:creators) AND known_at <= :at
                        ORDER BY user_number, kind, known_at DESC, number DESC""")
                .bindArray("creators", Long.class, boxed(creators))
                .bind("at", at)
                .map((row, context) -> new Fact(row.getLong(1), row.getString(2), row.getString(3)))
                .forEach(fact -> known.computeIfAbsent(fact.creator(), key -> new HashMap<>())
                        .put(fact.kind(), fact.value()));
        Map<Long, List<ActiveStrike>> strikes = new HashMap<>();
        handle.createQuery("""
                        SELECT user_number, points, expires_on FROM programme_strike
                        WHERE user_number = ANY (:creators) AND given_at <= :at AND expires_on > :day
                            AND (lifted_at IS NULL OR lifted_at > :at)""")
                .bindArray("creators", Long.class, boxed(creators))
                .bind("at", at)
                .bind("day", day)
                .map((row, context) ->
                        Map.entry(row.getLong(1), new ActiveStrike(row.getInt(2), row.getObject(3, LocalDate.class))))
                .forEach(each -> strikes.computeIfAbsent(each.getKey(), key -> new ArrayList<>())
                        .add(each.getValue()));
        Map<Long, CreatorFacts> facts = new HashMap<>();
        known.forEach((creator, texts) ->
                facts.put(creator, FactHistory.of(texts, strikes.getOrDefault(creator, List.of()))));
        return facts;
    }

    /** Views and posts of those who need them, kept as facts where they are news. */
    private Map<Long, long[]> activity(
            Handle handle, Map<Long, Criteria> hopeful, Map<Long, String> marketOf, LocalDate day, Instant at) {
        Map<Long, long[]> counts = new HashMap<>();
        Map<Window, List<Long>> byWindow = new HashMap<>();
        hopeful.forEach((creator, criteria) -> byWindow.computeIfAbsent(
                        new Window(Objects.requireNonNull(marketOf.get(creator)), criteria.windowDays()),
                        key -> new ArrayList<>())
                .add(creator));
        byWindow.forEach((window, creators) -> count(handle, window, creators, day, counts));
        PreparedBatch news = handle.prepareBatch("""
                INSERT INTO programme_fact (user_number, kind, value, known_at, source)
                SELECT :user, CAST(:kind AS text), CAST(:value AS text), CAST(:at AS timestamptz), 'videos'
                WHERE NOT EXISTS (
                    SELECT 1 FROM (
                        SELECT value FROM programme_fact WHERE user_number = :user AND kind = :kind AND known_at <= :at
                        ORDER BY known_at DESC, number DESC LIMIT 1) AS last
                    WHERE last.value = :value)""");
        counts.forEach((creator, values) -> {
            add(news, creator, FactKind.VIEWS, values[0], at);
            add(news, creator, FactKind.POSTS, values[1], at);
        });
        if (!counts.isEmpty()) {
            news.execute();
        }
        return counts;
    }

    private static void add(PreparedBatch batch, long creator, FactKind kind, long value, Instant at) {
        batch.bind("user", creator)
                .bind("kind", kind.text())
                .bind("value", Long.toString(value))
                .bind("at", at)
                .add();
    }

    private void count(Handle handle, Window window, List<Long> creators, LocalDate day, Map<Long, long[]> counts) {
        LocalDate first = day.minusDays(window.days() - 1L);
        Market market = markets.get(window.market());
        handle.createQuery("""
                        SELECT v.creator, COALESCE(sum(f.views), 0)::bigint,
                            count(DISTINCT v.number) FILTER (WHERE v.published_at >= :from AND v.published_at < :to
                                AND v.deleted_at IS NULL)
                        FROM video v LEFT JOIN video_day_fact f ON f.video = v.number AND f.day BETWEEN :first AND :last
                        WHERE v.creator = ANY (:creators) GROUP BY v.creator""")
                .bind("first", first)
                .bind("last", day)
                .bind("from", first.atStartOfDay(market.zone()).toInstant())
                .bind("to", day.plusDays(1).atStartOfDay(market.zone()).toInstant())
                .bindArray("creators", Long.class, creators.toArray())
                .map((row, context) -> Map.entry(row.getLong(1), new long[] {row.getLong(2), row.getLong(3)}))
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
    }

    private static Object[] boxed(long[] numbers) {
        return Arrays.stream(numbers).boxed().toArray();
    }

    private record Fact(long creator, String kind, String value) {}

    private record Window(String market, int days) {}
}
