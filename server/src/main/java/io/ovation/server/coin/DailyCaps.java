package io.ovation.server.coin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ovation.server.store.Database;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Limits of coins a day that viewers set for themselves. A lower one holds at once; a higher one, or none, from the next
 * business day on, so that nobody talks themselves out of it in the heat of the moment. The cap is enforced by the
 * ledger, as the condition of each gift; here it is only kept. Any thread; a user seen lately is answered from memory.
 */
@ApplicationScoped
public class DailyCaps {
    private final Database database;
    private final List<SpendLimits> limits;
    // Another instance sees a change after this long; this one at once.
    private final Cache<Long, DailyCap> recent = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    DailyCaps(Database database, @All List<SpendLimits> limits) {
        this.database = database;
        this.limits = limits;
    }

    /** Forgets what is in memory of a user, so that a limit others have just set holds for the next gift on this server. */
    public void forget(long user) {
        recent.invalidate(user);
    }

    /** The cap that holds for a user on a business day; may read SQL. */
    public OptionalLong on(long user, LocalDate day) {
        return of(user).on(day);
    }

    /** What a user has set, when it is in memory; null asks for {@link #of} on a thread that may block. */
    public @Nullable DailyCap known(long user) {
        return recent.getIfPresent(user);
    }

    /** What a user has set, a change that is waiting included; may read SQL. */
    public DailyCap of(long user) {
        return Objects.requireNonNull(recent.get(user, this::read));
    }

    /**
     * Sets a cap.
     *
     * @param coins 0 or more, or null for none
     * @param today the user's business day
     */
    public DailyCap set(long user, @Nullable Long coins, LocalDate today) {
        DailyCap cap = database.inTransaction(handle -> {
            handle.createUpdate(
                            "INSERT INTO coin_daily_cap (user_number) VALUES (:user) ON CONFLICT (user_number) DO NOTHING")
                    .bind("user", user)
                    .execute();
            DailyCap before = handle.createQuery("SELECT * FROM coin_daily_cap WHERE user_number = :user FOR UPDATE")
                    .bind("user", user)
                    .map((row, context) -> row(row, limit(user)))
                    .one();
            DailyCap after = before.changed(coins, today);
            handle.createUpdate("""
                            UPDATE coin_daily_cap SET coins = :coins, next_coins = :next, next_from = :from
                            WHERE user_number = :user""")
                    .bind("user", user)
                    .bind("coins", after.coins())
                    .bind("next", after.nextCoins())
                    .bind("from", after.nextFrom())
                    .execute();
            return after;
        });
        recent.put(user, cap);
        return cap;
    }

    private DailyCap read(long user) {
        return database.withHandle(
                        handle -> handle.createQuery("SELECT * FROM coin_daily_cap WHERE user_number = :user")
                                .bind("user", user)
                                .map((row, context) -> row(row, limit(user)))
                                .findOne())
                .orElseGet(() -> new DailyCap(null, null, null, limit(user)));
    }

    private @Nullable Long limit(long user) {
        OptionalLong lowest = limits.stream()
                .map(each -> each.coinsADay(user))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min();
        return lowest.isPresent() ? lowest.getAsLong() : null;
    }

    private static DailyCap row(java.sql.ResultSet row, @Nullable Long limit) throws java.sql.SQLException {
        return new DailyCap(
                row.getObject("coins", Long.class),
                row.getObject("next_coins", Long.class),
                row.getObject("next_from", LocalDate.class),
                limit);
    }
}
