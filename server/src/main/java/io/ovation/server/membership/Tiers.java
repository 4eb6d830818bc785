package io.ovation.server.membership;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * What creators offer. A price that changes is for those who join from then on: members keep what they agreed to. Blocking;
 * any thread.
 */
@ApplicationScoped
class Tiers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_NAME = 40;
    private static final int MAX_ABOUT = 500;
    private static final int MAX_EARLY_HOURS = 14 * 24;
    private static final Set<Perk> DEFAULT_PERKS = Set.of(Perk.BADGE, Perk.COMMENTS, Perk.POSTS);

    private final Database database;
    private final MembershipTerms terms;
    private final Markets markets;
    private final Clocks clocks;
    private final LoadingCache<Long, Optional<Tier>> recent;

    Tiers(Database database, MembershipTerms terms, Markets markets, Clocks clocks) {
        this.database = database;
        this.terms = terms;
        this.markets = markets;
        this.clocks = clocks;
        this.recent = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterWrite(Duration.ofSeconds(5))
                .build(number -> database.withHandle(handle -> byNumber(handle, number)));
    }

    /**
     * What a creator says of a tier; what is null stays as it is, or is the default.
     *
     * @param price a month in the creator's own currency, minor units
     * @param prices the same in others; those left out follow the price
     */
    record Description(
            @Nullable String name,
            @Nullable String about,
            @Nullable List<String> perks,
            @Nullable Integer earlyAccessHours,
            @Nullable Long price,
            @Nullable Map<String, Long> prices) {}

    /** The tier of a number; {@code not_found} when there is none. */
    Tier get(long number) {
        return Objects.requireNonNull(recent.get(number))
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such tier"));
    }

    /** A creator's own tier, also a closed one; empty when it is none of theirs. */
    Optional<Tier> own(long creator, long number) {
        return Objects.requireNonNull(recent.get(number)).filter(tier -> tier.creator() == creator);
    }

    /** What a creator offers, from the smallest. */
    List<Tier> offered(long creator) {
        return database.withHandle(handle -> offered(handle, creator));
    }

    /** The tiers a creator begins with, unless there are some already. */
    List<Tier> begin(User creator) {
        return database.inTransaction(handle -> {
            lock(handle, creator.number());
            if (offered(handle, creator.number()).isEmpty()) {
                for (int i = 0; i < terms.defaultTiers().size(); i++) {
                    Map<String, Long> prices = new TreeMap<>();
                    int position = i;
                    terms.prices()
                            .forEach((currency, each) ->
                                    prices.put(currency, each.standard().get(position)));
                    Set<Perk> perks = i == 0
                            ? DEFAULT_PERKS
                            : i == 1
                                    ? Set.of(Perk.BADGE, Perk.COMMENTS, Perk.POSTS, Perk.VIDEOS, Perk.EARLY_ACCESS)
                                    : Set.of(Perk.values());
                    insert(
                            handle,
                            new Tier(
                                    Numbers.next(),
                                    creator.number(),
                                    i + 1,
                                    terms.defaultTiers().get(i),
                                    "",
                                    perks,
                                    i == 0 ? 0 : 24 * i,
                                    prices,
                                    1,
                                    false));
                }
            }
            return offered(handle, creator.number());
        });
    }

    /** A new tier, above those there are. */
    Tier add(User creator, Description asked) {
        return database.inTransaction(handle -> {
            lock(handle, creator.number());
            List<Tier> before = offered(handle, creator.number());
            if (before.size() >= terms.mostTiers()) {
                throw Problem.of(ProblemCode.TIERS_TOO_MANY)
                        .detail("A creator offers at most " + terms.mostTiers() + " tiers")
                        .cure("Close one first");
            }
            if (asked.name() == null || asked.price() == null) {
                throw Problem.invalid(asked.name() == null ? "name" : "price", "A new tier needs a name and a price");
            }
            int rank = before.isEmpty() ? 1 : before.getLast().rank() + 1;
            Tier empty = new Tier(Numbers.next(), creator.number(), rank, "", "", DEFAULT_PERKS, 0, Map.of(), 1, false);
            Tier tier = described(empty, creator, asked);
            insert(handle, tier);
            return tier;
        });
    }

    /**
     * Changes a creator's own tier.
     *
     * @param version what the caller read; null to change whatever there is
     */
    Tier change(User creator, long number, @Nullable Long version, Description asked) {
        Tier changed = database.inTransaction(handle -> {
            lock(handle, creator.number());
            Tier before = own(handle, creator.number(), number);
            if (version != null && version != before.version()) {
                throw Problem.of(ProblemCode.PRECONDITION_FAILED).cure("Read it again, then change that");
            }
            Tier after = described(before, creator, asked);
            handle.createUpdate("""
                            UPDATE membership_tier SET name = :name, about = :about, perks = :perks,
                                early_access_hours = :early, prices = CAST(:prices AS jsonb), version = version + 1
                            WHERE number = :number""")
                    .bind("name", after.name())
                    .bind("about", after.about())
                    .bind("perks", Perk.join(after.perks()))
                    .bind("early", after.earlyAccessHours())
                    .bind("prices", json(after.prices()))
                    .bind("number", number)
                    .execute();
            return byNumber(handle, number).orElseThrow();
        });
        recent.invalidate(number);
        return changed;
    }

    /** Nobody can join any more; who is in stays and renews. */
    void close(User creator, long number) {
        database.useTransaction(handle -> {
            own(handle, creator.number(), number);
            handle.createUpdate("UPDATE membership_tier SET closed_at = :now WHERE number = :number")
                    .bind("now", clocks.business())
                    .bind("number", number)
                    .execute();
        });
        recent.invalidate(number);
    }

    private Tier described(Tier before, User creator, Description asked) {
        Set<Perk> perks = asked.perks() == null ? before.perks() : Perk.of(asked.perks(), "perks");
        int early = asked.earlyAccessHours() == null ? before.earlyAccessHours() : asked.earlyAccessHours();
        if (early < 0 || early > MAX_EARLY_HOURS) {
            throw Problem.invalid("early_access_hours", "early_access_hours is from 0 to " + MAX_EARLY_HOURS);
        }
        return new Tier(
                before.number(),
                before.creator(),
                before.rank(),
                asked.name() == null ? before.name() : text("name", asked.name(), 1, MAX_NAME),
                asked.about() == null ? before.about() : text("about", asked.about(), 0, MAX_ABOUT),
                perks,
                perks.contains(Perk.EARLY_ACCESS) ? early : 0,
                prices(before, creator, asked),
                before.version(),
                before.closed());
    }

    private Map<String, Long> prices(Tier before, User creator, Description asked) {
        Map<String, Long> prices = new TreeMap<>(before.prices());
        String own = markets.of(creator).currency();
        Long price = asked.price();
        if (price != null) {
            long checked = price(own, price);
            terms.prices().keySet().forEach(currency -> prices.put(currency, following(checked, own, currency)));
            prices.put(own, checked);
        }
        if (asked.prices() != null) {
            asked.prices().forEach((currency, each) -> {
                if (each == null) {
                    throw Problem.invalid("prices", "The price in " + currency + " is missing");
                }
                prices.put(currency, price(currency, each));
            });
        }
        return prices;
    }

    private long price(String currency, long price) {
        MembershipTerms.Prices limits = terms.prices().get(currency);
        if (limits == null) {
            throw Problem.invalid("prices", "Memberships are not sold in " + currency);
        }
        if (price < limits.least() || price > limits.most()) {
            throw Problem.invalid(
                    "price",
                    "A month is from " + limits.least() + " to " + limits.most() + " minor units of " + currency);
        }
        return price;
    }

    /** The same price elsewhere: in the proportion of the default tiers, in steps that people are used to. */
    private long following(long price, String own, String currency) {
        MembershipTerms.Prices there = terms.pricesIn(currency);
        long base = there.standard().getFirst();
        long step = 1;
        while (step * 1_000 <= base) {
            step *= 10;
        }
        long scaled =
                Math.multiplyExact(price, base) / terms.pricesIn(own).standard().getFirst();
        return Math.clamp(scaled / step * step, there.least(), there.most());
    }

    private static String text(String field, String text, int least, int most) {
        String stripped = text.strip();
        if (stripped.length() < least
                || stripped.length() > most
                || stripped.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            throw Problem.invalid(field, field + " has " + least + " to " + most + " characters");
        }
        return stripped;
    }

    /** One change of a creator's tiers at a time. */
    private static void lock(Handle handle, long creator) {
        handle.createQuery("SELECT pg_advisory_xact_lock(360, CAST(:creator AS integer)) IS NULL")
                .bind("creator", (int) (creator ^ creator >>> 32))
                .mapTo(Boolean.class)
                .one();
    }

    private static Tier own(Handle handle, long creator, long number) {
        return byNumber(handle, number)
                .filter(tier -> tier.creator() == creator)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("You have no such tier"));
    }

    private static Optional<Tier> byNumber(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM membership_tier WHERE number = :number")
                .bind("number", number)
                .map(Tiers::row)
                .findOne();
    }

    private static List<Tier> offered(Handle handle, long creator) {
        return handle.createQuery(
                        "SELECT * FROM membership_tier WHERE creator = :creator AND closed_at IS NULL ORDER BY rank")
                .bind("creator", creator)
                .map(Tiers::row)
                .list();
    }

    private void insert(Handle handle, Tier tier) {
        handle.createUpdate("""
                        INSERT INTO membership_tier (number, creator, rank, name, about, perks, early_access_hours, prices,
                            created_at)
                        VALUES (:number, :creator, :rank, :name, :about, :perks, :early, CAST(:prices AS jsonb), :now)""")
                .bind("number", tier.number())
                .bind("creator", tier.creator())
                .bind("rank", tier.rank())
                .bind("name", tier.name())
                .bind("about", tier.about())
                .bind("perks", Perk.join(tier.perks()))
                .bind("early", tier.earlyAccessHours())
                .bind("prices", json(tier.prices()))
                .bind("now", clocks.business())
                .execute();
    }

    private static Tier row(ResultSet row, StatementContext context) throws SQLException {
        try {
            return new Tier(
                    row.getLong("number"),
                    row.getLong("creator"),
                    row.getInt("rank"),
                    row.getString("name"),
                    row.getString("about"),
                    Perk.split(row.getString("perks")),
                    row.getInt("early_access_hours"),
                    JSON.readValue(row.getString("prices"), new TypeReference<Map<String, Long>>() {}),
                    row.getLong("version"),
                    row.getTimestamp("closed_at") != null);
        } catch (JsonProcessingException e) {
            throw new SQLException("prices of a tier cannot be read", e);
        }
    }

    private static String json(Map<String, Long> prices) {
        try {
            return JSON.writeValueAsString(prices);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Prices cannot be written as JSON", e);
        }
    }
}
