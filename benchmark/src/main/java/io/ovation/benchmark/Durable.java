package io.ovation.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much the writer makes durable, journal only, with many batches under way: plain transfers, gifts, gifts to one hot creator,
 * small batches. Beside each the bare disk with the same bytes, in the same run.
 */
final class Durable implements Scenario {

    /** An odd number, so that there is a middle one. */
    private static final int TURNS = 7;

    @Override
    public String name() {
        return "durable";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        Transfers transfers = new Transfers(10_000, Transfers.Choice.UNIFORM);
        measure(bench, report, "Plain transfers, durable", new DurableLoad(transfers, 1, 8_189, 24));
        measure(bench, report, "Gifts of six transfers, durable", new DurableLoad(new Gifts(100), 1, 2_000, 24));
        hotCreator(bench, report);
        measure(bench, report, "Gifts, 32 clients sending 2 at a time", new DurableLoad(new Gifts(100), 32, 2, 1));
    }

    /** Gifts to one creator and to a hundred, in turns, so that what else the machine and its disk do meets both alike. */
    private static void hotCreator(Bench bench, Report report) throws Exception {
        DurableLoad uniform = new DurableLoad(new Gifts(100), 1, 2_000, 24);
        DurableLoad hot = new DurableLoad(new Gifts(1), 1, 2_000, 24);
        double seconds = bench.longSeconds() / (double) TURNS;
        List<Double> uniformRates = new ArrayList<>();
        List<Double> hotRates = new ArrayList<>();
        try (BareWriter hundred = new BareWriter(bench.postgres().fresh());
                BareWriter one = new BareWriter(bench.postgres().fresh())) {
            uniform.prepare(hundred.writer());
            hot.prepare(one.writer());
            uniform.run(hundred.writer(), bench.seconds(), Long.MAX_VALUE);
            hot.run(one.writer(), bench.seconds(), Long.MAX_VALUE);
            for (int turn = 0; turn < TURNS; turn++) {
                uniformRates.add(
                        uniform.run(hundred.writer(), seconds, Long.MAX_VALUE).rate());
                hotRates.add(hot.run(one.writer(), seconds, Long.MAX_VALUE).rate());
            }
        }
        report.line(
                "Gifts to one hot creator, durable",
                Report.count(median(hotRates)) + " a second",
                String.format(
                        Locale.ROOT,
                        "%.1f %% of %s to a hundred creators; %d turns of %.0f s each, the medians",
                        100 * median(hotRates) / median(uniformRates),
                        Report.count(median(uniformRates)),
                        TURNS,
                        seconds));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void measure(Bench bench, Report report, String what, DurableLoad load) throws Exception {
        try (BareWriter bare = new BareWriter(bench.postgres().fresh())) {
            load.prepare(bare.writer());
            load.run(bare.writer(), bench.seconds(), Long.MAX_VALUE);
            long sequence = bare.writer().position().sequence();
            long wal = bare.walBytes();
            long processor = bench.postgres().processorTime().nanos();
            DurableLoad.Result result = load.run(bare.writer(), bench.longSeconds(), Long.MAX_VALUE);
            processor = bench.postgres().processorTime().nanos() - processor;
            long commits = Math.max(1, bare.writer().position().sequence() - sequence);
            wal = bare.walBytes() - wal;
            double raw = RawDisk.syncsOf(bench, (int) Math.min(wal / commits, 64 << 20), Math.min(10, bench.seconds()));
            report.line(
                    what,
                    Report.count(result.rate()) + " a second",
                    String.format(Locale.ROOT, "%.0f s", result.seconds()) + ", " + load.clients() + " client"
                            + (load.clients() == 1 ? "" : "s") + ", batches of " + load.batch() + ", "
                            + load.underWay() + " under way; " + result.percentiles() + "; "
                            + Report.count((double) result.accepted() / commits) + " a commit, "
                            + Report.count((double) wal / result.accepted()) + " bytes of log each, "
                            + Report.micros((double) processor / result.accepted())
                            + " of processor each (client, writer and PostgreSQL); " + result.other()
                            + " not accepted; the bare disk, same bytes and fdatasync: "
                            + Report.count(raw * result.accepted() / commits) + " a second");
        }
    }
}
