package io.ovation.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, printed as it comes and kept for the table. */
final class Report {

    /**
     * One line of the table.
     *
     * @param measure what
     * @param value how much, with its unit
     * @param how under which circumstances
     */
    record Line(String measure, String value, String how) {}

    private final PrintStream out;
    private final List<Line> lines = new ArrayList<>();

    Report(PrintStream out) {
        this.out = out;
    }

    /** Says what goes on; not kept. */
    void progress(String text) {
        out.println("  " + text);
    }

    /** Begins a scenario. */
    void begin(String name) {
        out.println(name);
    }

    /** A result. */
    void line(String measure, String value, String how) {
        lines.add(new Line(measure, value, how));
        out.println("  " + measure + ": " + value + (how.isEmpty() ? "" : " (" + how + ")"));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** A count with separators. */
    static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /** Microseconds with one digit. */
    static String micros(double nanos) {
        return String.format(Locale.ROOT, "%.1f µs", nanos / 1e3);
    }

    /** Nanoseconds as milliseconds with three digits. */
    static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
    }
}
