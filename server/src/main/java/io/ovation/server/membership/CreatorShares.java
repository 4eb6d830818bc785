package io.ovation.server.membership;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Which share of a payment is a creator's, with the bonuses that hold on the day; written down with each bill, so that a
 * later change does not touch it. Facts are counted once a creator and day. Blocking; any thread.
 */
@ApplicationScoped
class CreatorShares {
    private final MembershipTerms terms;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;
    private final LoadingCache<Key, MembershipTerms.CreatorFacts> facts;

    private record Key(long creator, LocalDate day) {}

    CreatorShares(Database database, MembershipTerms terms, Users users, Markets markets, Clocks clocks) {
        this.terms = terms;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
        this.facts = Caffeine.newBuilder().maximumSize(20_000).build(key -> count(database, key));
    }

    /** The share that holds for payments of today. */
    MembershipTerms.Share of(long creator) {
        User user = users.get(creator);
        Market market = markets.of(user);
        return terms.share(market, Objects.requireNonNull(facts.get(new Key(creator, clocks.today(market)))));
    }

    /** The numbers that a creator's bonuses go by, as counted for today. */
    MembershipTerms.CreatorFacts facts(long creator) {
        return Objects.requireNonNull(facts.get(new Key(creator, clocks.today(markets.of(users.get(creator))))));
    }

    private static MembershipTerms.CreatorFacts count(Database database, Key key) {
        Map<Integer, Long> byMonth = database.withHandle(handle -> handle
                .createQuery("""
                        SELECT CAST(EXTRACT(YEAR FROM age(:day, streak_start)) * 12
                            + EXTRACT(MONTH FROM age(:day, streak_start)) AS integer) + 1 AS month, count(*) AS members
                        FROM membership
                        WHERE creator = :creator AND status IN ('active', 'past_due') AND gift IS NULL
                        GROUP BY 1""")
                .bind("day", key.day())
                .bind("creator", key.creator())
                .map((row, context) -> Map.entry(row.getInt("month"), row.getLong("members")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        return new MembershipTerms.CreatorFacts(byMonth);
    }
}
