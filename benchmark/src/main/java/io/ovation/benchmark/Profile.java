package io.ovation.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * What limits a scenario: a recording of the JDK's Flight Recorder made while it ran, read into a page. Samples are of threads
 * that run Java code, every 10 ms; waiting for the database is seen as reading from its socket.
 */
final class Profile {

    private static final int THREADS = 8;
    private static final int FRAMES = 12;

    private final StringBuilder sections = new StringBuilder();
    private @Nullable Recording recording;

    /** Begins to record. */
    void begin() throws IOException, ParseException {
        Recording started = new Recording(Configuration.getConfiguration("profile"));
        started.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
        started.enable("jdk.SocketRead").withThreshold(Duration.ofNanos(0)).withoutStackTrace();
        started.enable("jdk.SocketWrite").withThreshold(Duration.ofNanos(0)).withoutStackTrace();
        started.start();
        recording = started;
    }

    /** Ends the recording and adds what it says to the page. */
    void end(String scenario, List<Report.Line> results, Path directory) throws IOException {
        Recording ended = recording;
        if (ended == null) {
            throw new IllegalStateException("nothing is recorded");
        }
        Path file = directory.resolve(scenario + ".jfr");
        ended.stop();
        ended.dump(file);
        ended.close();
        Figures figures = new Figures();
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                figures.take(events.readEvent());
            }
        }
        sections.append("## ").append(scenario).append("\n\n");
        for (Report.Line line : results) {
            sections.append("- ")
                    .append(line.measure())
                    .append(": **")
                    .append(line.value())
                    .append("** (")
                    .append(line.how())
                    .append(")\n");
        }
        figures.describe(sections);
    }

    /** The whole page. */
    String page(String machine, String jvm, String postgres) {
        return "# Where the time goes\n\nWritten by `./ovation bench --profile` from recordings of the JDK's Flight Recorder, one a "
                + "scenario. A share is of the samples of running Java code; PostgreSQL's own processes are not in them.\n\n- Machine: "
                + machine + "\n- JVM: " + jvm + "\n- Database: " + postgres + "\n\n" + sections;
    }

    /** Sums of one recording. */
    private static final class Figures {

        private final Map<String, Integer> threads = new TreeMap<>();
        private final Map<String, Integer> frames = new TreeMap<>();
        private int samples;
        private double jvmLoad;
        private double machineLoad;
        private int loads;
        private long pauses;
        private Duration paused = Duration.ZERO;
        private Duration longestPause = Duration.ZERO;
        private long heapAfter;
        private long reads;
        private Duration reading = Duration.ZERO;
        private long written;

        void take(RecordedEvent event) {
            switch (event.getEventType().getName()) {
                case "jdk.ExecutionSample" -> sample(event);
                case "jdk.CPULoad" -> {
                    jvmLoad += event.getFloat("jvmUser") + event.getFloat("jvmSystem");
                    machineLoad += event.getFloat("machineTotal");
                    loads++;
                }
                case "jdk.GarbageCollection" -> {
                    Duration pause = event.getDuration("sumOfPauses");
                    pauses++;
                    paused = paused.plus(pause);
                    longestPause = pause.compareTo(longestPause) > 0 ? pause : longestPause;
                }
                case "jdk.GCHeapSummary" -> heapAfter = Math.max(heapAfter, event.getLong("heapUsed"));
                case "jdk.SocketRead" -> {
                    reads++;
                    reading = reading.plus(event.getDuration());
                }
                case "jdk.SocketWrite" -> written += event.getLong("bytesWritten");
                default -> {}
            }
        }

        private void sample(RecordedEvent event) {
            RecordedThread thread = event.getThread("sampledThread");
            RecordedStackTrace stack = event.getStackTrace();
            if (thread == null || stack == null || stack.getFrames().isEmpty()) {
                return;
            }
            samples++;
            String name =
                    thread.getJavaName() == null ? "?" : thread.getJavaName().replaceAll("[0-9]+", "n");
            threads.merge(name, 1, Integer::sum);
            RecordedFrame top = stack.getFrames().getFirst();
            String type = top.getMethod().getType().getName();
            frames.merge(
                    type.substring(type.lastIndexOf('.') + 1) + "."
                            + top.getMethod().getName(),
                    1,
                    Integer::sum);
        }

        void describe(StringBuilder page) {
            page.append("\n| thread | share |\n|---|---|\n");
            rows(page, threads, THREADS);
            page.append("\n| hot method | share |\n|---|---|\n");
            rows(page, frames, FRAMES);
            page.append(String.format(
                    Locale.ROOT,
                    "%nProcessors: the JVM used %.0f %%, everything together %.0f %% of the machine. Memory: %d collections paused "
                            + "%.0f ms in all, the longest %.1f ms; at most %,d MB of heap in use. Database: %,d answers were waited for "
                            + "%.1f s in all, %.3f ms each; %,d MB were sent.%n%n",
                    100 * jvmLoad / Math.max(1, loads),
                    100 * machineLoad / Math.max(1, loads),
                    pauses,
                    paused.toNanos() / 1e6,
                    longestPause.toNanos() / 1e6,
                    heapAfter >> 20,
                    reads,
                    reading.toNanos() / 1e9,
                    reading.toNanos() / 1e6 / Math.max(1, reads),
                    written >> 20));
        }

        private void rows(StringBuilder page, Map<String, Integer> counts, int most) {
            counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                    .limit(most)
                    .forEach(entry -> page.append(String.format(
                            Locale.ROOT, "| %s | %.1f %% |%n", entry.getKey(), 100.0 * entry.getValue() / samples)));
        }
    }
}
