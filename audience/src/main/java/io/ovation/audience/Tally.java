package io.ovation.audience;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens, from many threads. */
final class Tally {
    private final Map<String, LongAdder> coinsByLive = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> done = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final LongAdder coinsOnTheirWay = new LongAdder();
    private final LongAdder coinsBought = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    final AtomicLong frames = new AtomicLong();

    void gift(String live, long coins, boolean onItsWay) {
        add(coinsByLive, live, coins);
        done("gift");
        if (onItsWay) {
            coinsOnTheirWay.add(coins);
        }
    }

    void bought(long coins) {
        coinsBought.add(coins);
        done("recharge");
    }

    void done(String kind) {
        add(done, kind, 1);
    }

    void refused(String code) {
        add(refused, code, 1);
    }

    void unanswered() {
        unanswered.increment();
    }

    void dropped() {
        dropped.increment();
    }

    AudienceTotals totals() {
        return new AudienceTotals(
                AudienceTotals.sorted(sums(coinsByLive)),
                coinsOnTheirWay.sum(),
                coinsBought.sum(),
                AudienceTotals.sorted(sums(done)),
                AudienceTotals.sorted(sums(refused)),
                unanswered.sum(),
                dropped.sum(),
                frames.get());
    }

    private static void add(Map<String, LongAdder> counts, String key, long by) {
        counts.computeIfAbsent(key, unused -> new LongAdder()).add(by);
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        Map<String, Long> sums = new HashMap<>();
        counts.forEach((key, count) -> sums.put(key, count.sum()));
        return sums;
    }
}
