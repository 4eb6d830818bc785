package io.ovation.server.risk;

import io.ovation.server.clock.Clocks;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Works out scores from the flow of gifts, the links between people, their cards and their disputes. How money flows alone
 * is a reason to look, never to hold anything back: only links, new cards and disputes make somebody a suspect. Blocking.
 */
@ApplicationScoped
class Scores {
    private static final int MOST_SENDERS = 2_000;
    private static final int MOST_GIFTS_ELSEWHERE = 10_000;

    private final Database database;
    private final Signals signals;
    private final Clocks clocks;
    private final RiskRules rules = RiskRules.DEFAULT;

    Scores(Database database, Signals signals, Clocks clocks) {
        this.database = database;
        this.signals = signals;
        this.clocks = clocks;
    }

    private record Sender(long user, long coins, long gifts) {}

    /** The score of a creator now. */
    Score of(long creator) {
        Instant now = clocks.business();
        LocalDate since = LocalDate.ofInstant(now.minus(rules.window()), ZoneOffset.UTC);
        List<Sender> senders = database.withHandle(handle -> handle.createQuery("""
                        SELECT sender, sum(coins) AS coins, sum(gifts) AS gifts FROM risk_pair_day
                        WHERE creator = :creator AND day >= :since
                        GROUP BY sender ORDER BY coins DESC, sender LIMIT :limit""")
                .bind("creator", creator)
                .bind("since", since)
                .bind("limit", MOST_SENDERS)
                .map((row, context) -> new Sender(row.getLong("sender"), row.getLong("coins"), row.getLong("gifts")))
                .list());
        long coins = senders.stream().mapToLong(Sender::coins).sum();
        if (coins == 0) {
            return Score.NONE;
        }
        List<Score.Reason> reasons = new ArrayList<>();
        Set<Long> suspects = new LinkedHashSet<>();
        linked(creator, senders, coins, reasons, suspects);
        if (coins >= rules.leastCoins()) {
            newCards(creator, senders, coins, now, reasons, suspects);
            concentrated(senders, coins, reasons);
            database.useTransaction(handle -> {
                outlier(handle, creator, senders, coins, since, reasons);
                passThrough(handle, creator, coins, since, reasons);
                structured(handle, creator, since, reasons);
                fast(handle, creator, since, reasons);
            });
        }
        database.useTransaction(handle -> disputed(handle, creator, coins, since, reasons, suspects));
        reasons.sort(Comparator.comparingInt(Score.Reason::points).reversed());
        int points =
                Math.min(100, reasons.stream().mapToInt(Score.Reason::points).sum());
        return new Score(points, List.copyOf(reasons), List.copyOf(suspects));
    }

    private void linked(
            long creator, List<Sender> senders, long coins, List<Score.Reason> reasons, Set<Long> suspects) {
        Set<Long> linked = signals.linkedWith(creator);
        List<Sender> own = senders.stream()
                .filter(sender -> linked.contains(sender.user()))
                .toList();
        if (!own.isEmpty()) {
            long given = own.stream().mapToLong(Sender::coins).sum();
            own.forEach(sender -> suspects.add(sender.user()));
            reasons.add(new Score.Reason(
                    "linked_senders",
                    RiskRules.LINKED,
                    own.size() + " senders share a device, card, bank account or address with the creator, directly or"
                            + " through others, and gave " + given + " of " + coins + " coins"));
        }
    }

    /**
     * Many fans with new cards say nothing where everybody's are new: what they give must be twice the share that others get from
     * such cards.
     */
    private void newCards(
            long creator,
            List<Sender> senders,
            long coins,
            Instant now,
            List<Score.Reason> reasons,
            Set<Long> suspects) {
        Map<Long, Instant> oldest =
                signals.oldestCards(senders.stream().map(Sender::user).collect(java.util.stream.Collectors.toSet()));
        List<Sender> fresh = senders.stream()
                .filter(sender -> {
                    Instant first = oldest.get(sender.user());
                    return first != null && first.isAfter(now.minus(rules.newCard()));
                })
                .toList();
        long given = fresh.stream().mapToLong(Sender::coins).sum();
        if (percent(given, coins) >= RiskRules.NEW_CARD_PERCENT
                && (fresh.size() < RiskRules.FEW_SENDERS
                        || percent(given, coins) >= 2 * newCardsElsewhere(creator, now))) {
            fresh.forEach(sender -> suspects.add(sender.user()));
            reasons.add(new Score.Reason(
                    "new_cards",
                    RiskRules.NEW_CARDS,
                    percent(given, coins) + " % of " + coins + " coins come from " + fresh.size()
                            + " senders whose cards nobody used before"));
        }
    }

    /** What part of the coins of other creators comes from cards nobody used before: of the newest gifts, in percent. */
    private long newCardsElsewhere(long creator, Instant now) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT COALESCE(sum(p.coins), 0) AS coins,
                            COALESCE(sum(p.coins) FILTER (WHERE c.first_at > :new), 0) AS fresh
                        FROM (SELECT sender, coins FROM risk_pair_day WHERE day >= :since AND creator <> :creator
                            ORDER BY day DESC LIMIT :limit) p
                        CROSS JOIN LATERAL (SELECT min((SELECT min(o.first_at) FROM risk_signal o
                                WHERE o.kind = 'card' AND o.value_hash = s.value_hash)) AS first_at
                            FROM risk_signal s WHERE s.kind = 'card' AND s.user_number = p.sender) c""")
                .bind("new", now.minus(rules.newCard()))
                .bind("since", LocalDate.ofInstant(now.minus(rules.window()), ZoneOffset.UTC))
                .bind("creator", creator)
                .bind("limit", MOST_GIFTS_ELSEWHERE)
                .map((row, context) -> percent(row.getLong("fresh"), row.getLong("coins")))
                .one());
    }

    private static void concentrated(List<Sender> senders, long coins, List<Score.Reason> reasons) {
        Sender top = senders.getFirst();
        long share = percent(top.coins(), coins);
        if (share >= RiskRules.CONCENTRATED_PERCENT && senders.size() < RiskRules.FEW_SENDERS) {
            reasons.add(new Score.Reason(
                    "sender_concentration",
                    RiskRules.CONCENTRATION,
                    "One of " + senders.size() + " senders gave " + share + " % of " + coins + " coins"));
        }
    }

    /** Coins per sender against other creators, on a scale of tenfolds, by median and median deviation: few cannot hide. */
    private static void outlier(
            Handle handle,
            long creator,
            List<Sender> senders,
            long coins,
            LocalDate since,
            List<Score.Reason> reasons) {
        double mine = Math.log10((double) coins / senders.size());
        handle.createQuery("""
                        WITH per AS (SELECT creator, log(sum(coins)::numeric / count(DISTINCT sender))::float8 AS step
                                FROM risk_pair_day WHERE day >= :since AND creator <> :creator GROUP BY creator),
                            middle AS (SELECT count(*) AS peers,
                                percentile_cont(0.5) WITHIN GROUP (ORDER BY step) AS median FROM per)
                        SELECT peers, median, (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(step - median))
                            FROM per) AS deviation FROM middle""")
                .bind("since", since)
                .bind("creator", creator)
                .map((row, context) -> {
                    if (row.getLong("peers") < RiskRules.LEAST_PEERS) {
                        return false;
                    }
                    double deviation = Math.max(0.05, row.getDouble("deviation"));
                    double distance = (mine - row.getDouble("median")) / deviation;
                    if (distance >= RiskRules.OUTLIER_DEVIATIONS) {
                        reasons.add(new Score.Reason(
                                "audience_outlier",
                                RiskRules.OUTLIER,
                                String.format(
                                        java.util.Locale.ROOT,
                                        "%d coins a sender, where others have %d: %.1f median deviations above",
                                        coins / senders.size(),
                                        Math.round(Math.pow(10, row.getDouble("median"))),
                                        distance)));
                    }
                    return true;
                })
                .one();
    }

    /** Senders who bought on a day and gave nearly all of it to this creator on the same day. */
    private static void passThrough(
            Handle handle, long creator, long coins, LocalDate since, List<Score.Reason> reasons) {
        List<Sender> through = handle.createQuery("""
                        SELECT p.sender, sum(p.coins) AS coins, sum(p.gifts) AS gifts FROM risk_pair_day p
                        JOIN risk_buyer_day b ON b.user_number = p.sender AND b.day = p.day
                        WHERE p.creator = :creator AND p.day >= :since AND b.coins >= :least
                            AND p.coins >= b.coins * 0.95
                        GROUP BY p.sender ORDER BY coins DESC LIMIT 100""")
                .bind("creator", creator)
                .bind("since", since)
                .bind("least", RiskRules.DEFAULT.lookAt())
                .map((row, context) -> new Sender(row.getLong("sender"), row.getLong("coins"), row.getLong("gifts")))
                .list();
        long given = through.stream().mapToLong(Sender::coins).sum();
        if (through.size() < RiskRules.FEW_SENDERS && percent(given, coins) >= RiskRules.PASS_THROUGH_PERCENT) {
            reasons.add(new Score.Reason(
                    "pass_through",
                    RiskRules.PASS_THROUGH,
                    percent(given, coins) + " % of " + coins + " coins were bought and given on the same day, by "
                            + through.size() + " senders who kept nothing"));
        }
    }

    /** Many purchases a day that each stay small and together do not. */
    private static void structured(Handle handle, long creator, LocalDate since, List<Score.Reason> reasons) {
        List<Long> senders = handle.createQuery("""
                        SELECT DISTINCT b.user_number FROM risk_pair_day p
                        JOIN risk_buyer_day b ON b.user_number = p.sender AND b.day = p.day
                        WHERE p.creator = :creator AND p.day >= :since AND b.purchases >= :purchases
                            AND b.largest < :large AND b.coins >= 3 * :large LIMIT 100""")
                .bind("creator", creator)
                .bind("since", since)
                .bind("purchases", RiskRules.PURCHASES_A_DAY)
                .bind("large", RiskRules.STRUCTURING_COINS)
                .mapTo(Long.class)
                .list();
        if (!senders.isEmpty()) {
            reasons.add(new Score.Reason(
                    "structuring",
                    RiskRules.STRUCTURING,
                    senders.size() + " senders bought " + RiskRules.PURCHASES_A_DAY
                            + " times or more on a day, each time less than " + RiskRules.STRUCTURING_COINS
                            + " coins and together at least three times that"));
        }
    }

    /** Senders who bought on a day many times what they buy on a day otherwise, and gave on that day. */
    private static void fast(Handle handle, long creator, LocalDate since, List<Score.Reason> reasons) {
        long senders = handle.createQuery("""
                        SELECT count(DISTINCT b.user_number) FROM risk_pair_day p
                        JOIN risk_buyer_day b ON b.user_number = p.sender AND b.day = p.day
                        WHERE p.creator = :creator AND p.day >= :since AND b.coins >= :coins
                            AND b.coins >= :times * (SELECT avg(u.coins) FROM risk_buyer_day u
                                WHERE u.user_number = b.user_number AND u.coins > 0 AND u.day < b.day
                                    AND u.day >= b.day - 90)""")
                .bind("creator", creator)
                .bind("since", since)
                .bind("coins", RiskRules.FAST_COINS)
                .bind("times", RiskRules.FAST_TIMES)
                .mapTo(Long.class)
                .one();
        if (senders > 0) {
            reasons.add(new Score.Reason(
                    "velocity",
                    RiskRules.VELOCITY,
                    senders + " senders bought " + RiskRules.FAST_COINS + " coins or more on a day, at least "
                            + RiskRules.FAST_TIMES + " times what they buy on a day otherwise"));
        }
    }

    private static void disputed(
            Handle handle, long creator, long coins, LocalDate since, List<Score.Reason> reasons, Set<Long> suspects) {
        List<Sender> payers = handle.createQuery("""
                        SELECT payer AS sender, sum(coins) AS coins, count(*) AS gifts FROM coin_claw_back
                        WHERE creator = :creator AND planned_at >= :since GROUP BY payer ORDER BY coins DESC LIMIT 100""")
                .bind("creator", creator)
                .bind("since", since)
                .map((row, context) -> new Sender(row.getLong("sender"), row.getLong("coins"), row.getLong("gifts")))
                .list();
        long lost = payers.stream().mapToLong(Sender::coins).sum();
        if (lost > 0 && percent(lost, coins) >= RiskRules.DISPUTED_PERCENT) {
            payers.forEach(payer -> suspects.add(payer.user()));
            reasons.add(new Score.Reason(
                    "disputed_payments",
                    RiskRules.DISPUTED,
                    "Payments of " + payers.size() + " senders were taken back: " + lost + " of " + coins + " coins"));
        }
    }

    private static long percent(long part, long all) {
        return all == 0 ? 0 : part * 100 / all;
    }
}
