package io.ovation.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** From the start of the process to the first answer of the API. */
final class StartTimes implements Scenario {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        Path empty = bench.directory().resolve("start");
        report.line("First start, empty community", start(empty, false), "creates the database and its tables");
        report.line("Second start, empty community", start(empty, false), "");
        Path demo = bench.directory().resolve("demo");
        report.line(
                "First start, demo community",
                start(demo, true),
                "creates the database and plants sixty days; until the server says that it is ready");
        report.line("Second start, demo community", start(demo, true), "the aim is below 4 s");
    }

    private static String start(Path data, boolean demo) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(data, demo)) {
            return String.format(Locale.ROOT, "%.1f s", server.startNanos() / 1e9);
        }
    }
}
