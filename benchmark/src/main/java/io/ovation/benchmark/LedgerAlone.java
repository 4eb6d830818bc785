package io.ovation.benchmark;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The state machine without a journal, and beside it the bare memory accesses, measured by JMH in JVMs of their own. */
final class LedgerAlone implements Scenario {

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        for (RunResult result : results(LedgerApply.class)) {
            String what = result.getParams().getParam("workload");
            report.line(
                    "Ledger alone, one thread, " + (what.startsWith("gift") ? "gifts" : "plain transfers") + ", "
                            + Report.count(Double.parseDouble(what.substring(what.indexOf('-') + 1)))
                            + (what.startsWith("gift") ? " senders" : " accounts"),
                    Report.count(result.getPrimaryResult().getScore()) + " a second",
                    "JMH; ids remembered and forgotten, undoable; " + bytes(result, "bytesAnAccount")
                            + " bytes an account, " + bytes(result, "bytesAnId") + " an id in memory to find it");
        }
        for (RunResult result : results(BareMemory.class)) {
            String method = result.getParams().getBenchmark();
            report.line(
                    "Bare memory accesses of plain transfers, "
                            + Report.count(Double.parseDouble(result.getParams().getParam("accounts")))
                            + " accounts, " + method.substring(method.lastIndexOf('.') + 1),
                    Report.count(result.getPrimaryResult().getScore()) + " a second",
                    "JMH; nothing is decided: the limit");
        }
    }

    private static Collection<RunResult> results(Class<?> benchmark) throws Exception {
        return new Runner(new OptionsBuilder()
                        .include(benchmark.getName())
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
    }

    private static String bytes(RunResult result, String counter) {
        Result<?> bytes = result.getSecondaryResults().get(counter);
        // The score of a counter is the sum over all iterations.
        return bytes == null
                ? "?"
                : String.format(Locale.ROOT, "%.0f", bytes.getStatistics().getMean());
    }
}
