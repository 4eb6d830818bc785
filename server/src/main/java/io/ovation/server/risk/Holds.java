package io.ovation.server.risk;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.SpendLimits;
import io.ovation.server.live.UnrankedSenders;
import io.ovation.server.payment.PurchaseLocks;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What follows from risk for people who do nothing wrong yet: whose gifts lift nobody, who may spend only so much a day, and
 * to whom nothing is sold for now. Any thread; may block on SQL.
 */
@ApplicationScoped
class Holds implements UnrankedSenders, SpendLimits, PurchaseLocks {
    private final Database database;
    private final Signals signals;
    private final Clocks clocks;
    private final RiskRules rules = RiskRules.DEFAULT;
    // Another instance sees a new link after this long; this one at once.
    private final LoadingCache<Long, Set<Long>> linked;

    Holds(Database database, Signals signals, Clocks clocks) {
        this.database = database;
        this.signals = signals;
        this.clocks = clocks;
        this.linked = Caffeine.newBuilder()
                .maximumSize(50_000)
                .expireAfterWrite(Duration.ofSeconds(30))
                .build(signals::linkedWith);
    }

    /** Links of these users have changed. */
    void forget(Set<Long> users) {
        linked.invalidateAll(users);
    }

    @Override
    public Set<Long> of(long creator) {
        return Objects.requireNonNull(linked.get(creator));
    }

    /** Whoever has only cards that nobody used until lately. */
    @Override
    public OptionalLong coinsADay(long user) {
        Instant oldest = signals.oldestCard(user);
        return oldest != null && oldest.isAfter(clocks.business().minus(rules.newCard()))
                ? OptionalLong.of(rules.newCardCoins())
                : OptionalLong.empty();
    }

    /** Whoever, with everybody linked with them, had too many payments taken back. */
    @Override
    public Optional<String> lock(long user) {
        LocalDate since = LocalDate.ofInstant(clocks.business().minus(rules.takenBackWindow()), ZoneOffset.UTC);
        long back = database.withHandle(handle -> handle.createQuery("""
                        SELECT COALESCE(SUM(taken_back), 0) FROM risk_buyer_day WHERE day >= :since
                            AND (user_number = :user OR user_number IN (SELECT o.user_number FROM risk_link l
                                JOIN risk_link o USING (component) WHERE l.user_number = :user))""")
                .bind("since", since)
                .bind("user", user)
                .mapTo(Long.class)
                .one());
        return back < rules.takenBack()
                ? Optional.empty()
                : Optional.of(back + " payments of yours were taken back in "
                        + rules.takenBackWindow().toDays() + " days");
    }
}
