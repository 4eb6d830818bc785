package io.ovation.benchmark;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The state machine without a journal, measured by JMH in a JVM of its own. */
final class LedgerAlone implements Scenario {

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(LedgerApply.class.getName())
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        for (RunResult result : results) {
            double rate = result.getPrimaryResult().getScore();
            boolean making = result.getParams().getBenchmark().endsWith("makingTheGift");
            report.line(
                    making ? "Making the gift's entry, for comparison" : "Ledger alone, in memory, one thread",
                    Report.count(rate) + " gifts a second",
                    making ? "ids and objects only" : "JMH, making the entry included, before-images kept");
        }
    }
}
