package io.ovation.benchmark;

import java.util.Locale;

/**
 * TigerBeetle's default benchmark workload and its variants on the real writer and PostgreSQL, journal only, beside the bare disk:
 * what it can be run side by side with. 10,000 accounts, batches of 8,189, one client that sends the next batch when the answer to
 * the one before came.
 */
final class LedgerWorkload implements Scenario {

    private static final int ACCOUNTS = 10_000;
    private static final int BATCH = 8_189;

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        one(bench, report, "Plain transfers, one client", Transfers.Choice.UNIFORM, 1, BATCH, 1);
        one(bench, report, "Plain transfers, eight batches under way", Transfers.Choice.UNIFORM, 1, BATCH, 8);
        one(bench, report, "Plain transfers, one hot account", Transfers.Choice.HOT, 1, BATCH, 1);
        one(bench, report, "Plain transfers, Zipfian accounts", Transfers.Choice.ZIPFIAN, 1, BATCH, 1);
        one(bench, report, "Plain transfers, 32 clients of batch 2", Transfers.Choice.UNIFORM, 32, 2, 1);
    }

    private static void one(
            Bench bench, Report report, String what, Transfers.Choice choice, int clients, int batch, int underWay)
            throws Exception {
        DurableLoad load = new DurableLoad(new Transfers(ACCOUNTS, choice), clients, batch, underWay);
        try (BareWriter bare = new BareWriter(bench.postgres().fresh())) {
            load.prepare(bare.writer());
            load.run(bare.writer(), bench.seconds(), Long.MAX_VALUE);
            long sequence = bare.writer().position().sequence();
            long wal = bare.walBytes();
            DurableLoad.Result result = load.run(bare.writer(), bench.longSeconds(), bench.transfers());
            long commits = Math.max(1, bare.writer().position().sequence() - sequence);
            wal = bare.walBytes() - wal;
            double raw = RawDisk.syncsOf(bench, (int) Math.min(wal / commits, 64 << 20), Math.min(10, bench.seconds()));
            double limit = raw * result.accepted() / commits;
            report.line(
                    what,
                    Report.count(result.rate()) + " transfers a second",
                    Report.count(result.accepted()) + " in "
                            + String.format(Locale.ROOT, "%.1f s", result.seconds()) + ", " + result.other()
                            + " not accepted; a batch of " + Report.count(batch) + " took " + result.percentiles()
                            + "; " + Report.count((double) result.accepted() / commits) + " transfers and "
                            + Report.count((double) wal / commits) + " bytes of log a commit; the bare disk, "
                            + "same bytes and fdatasync: " + Report.count(limit) + " transfers a second");
        }
    }
}
