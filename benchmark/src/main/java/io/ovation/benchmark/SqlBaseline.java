package io.ovation.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** What Ovation is compared with: one SQL transaction a gift, the better of two ways, at its best number of connections. */
final class SqlBaseline implements Scenario {

    private static final List<Integer> CONNECTIONS = List.of(1, 2, 4, 8, 16, 32);

    @Override
    public String name() {
        return "sql";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        DataSource source = bench.postgres().fresh();
        SqlGift.prepare(source);
        double hot = best("gift_hot", "all balances kept in rows", source, bench, report);
        double cool =
                best("gift_cool", "balances of market-wide accounts left to be summed up later", source, bench, report);
        bench.remember(Bench.BASELINE, Math.max(hot, cool));
    }

    private static double best(String function, String what, DataSource source, Bench bench, Report report)
            throws Exception {
        SqlGift gift = new SqlGift(function);
        measure(gift, source, 4, 1);
        double best = 0;
        double processorAtBest = 0;
        int bestConnections = 0;
        StringBuilder all = new StringBuilder();
        for (int connections : CONNECTIONS) {
            long processor = bench.postgres().processorTime().nanos();
            long begin = System.nanoTime();
            double rate = measure(gift, source, connections, Math.max(2, bench.seconds() - 2));
            double gifts = rate * (System.nanoTime() - begin) / 1e9;
            processor = bench.postgres().processorTime().nanos() - processor;
            all.append(all.isEmpty() ? "" : ", ")
                    .append(connections)
                    .append(": ")
                    .append(Report.count(rate));
            if (rate > best) {
                best = rate;
                bestConnections = connections;
                processorAtBest = processor / gifts;
            }
        }
        report.line(
                "One SQL transaction a gift, " + what,
                Report.count(best),
                "gifts a second, best at " + bestConnections + " connections (" + all
                        + "); one PL/pgSQL call a gift over a prepared statement; processor time of JVM and PostgreSQL together "
                        + Report.micros(processorAtBest) + " a gift");
        bench.remember(
                Bench.PROCESSOR_BASELINE,
                Math.min(processorAtBest, bench.remembered(Bench.PROCESSOR_BASELINE, processorAtBest)));
        return best;
    }

    private static double measure(SqlGift gift, DataSource source, int connections, int seconds) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            long begin = System.nanoTime();
            long end = begin + seconds * 1_000_000_000L;
            List<Future<Long>> senders = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                senders.add(threads.submit(() -> gift.sendUntil(source, end)));
            }
            long gifts = 0;
            for (Future<Long> sender : senders) {
                gifts += sender.get();
            }
            return gifts / ((System.nanoTime() - begin) / 1e9);
        }
    }
}
