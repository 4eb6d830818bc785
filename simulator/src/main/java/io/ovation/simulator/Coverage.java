package io.ovation.simulator;

import io.ovation.ledger.OutcomeCode;
import java.util.ArrayList;
import java.util.List;

/** How often everything happened and how often each outcome was given, in one world or in many. One thread. */
final class Coverage {

    private final long[] happenings = new long[Happening.values().length];
    private final long[] outcomes = new long[OutcomeCode.values().length];
    private long steps;
    private long batches;
    private long entries;
    private long answers;

    void happened(Happening what) {
        happenings[what.ordinal()]++;
    }

    void seen(OutcomeCode code) {
        outcomes[code.ordinal()]++;
    }

    void given(OutcomeCode code) {
        seen(code);
        answers++;
    }

    void stepped() {
        steps++;
    }

    void stored(int newEntries) {
        batches++;
        entries += newEntries;
    }

    long of(Happening what) {
        return happenings[what.ordinal()];
    }

    long of(OutcomeCode code) {
        return outcomes[code.ordinal()];
    }

    long steps() {
        return steps;
    }

    long batches() {
        return batches;
    }

    long entries() {
        return entries;
    }

    long answers() {
        return answers;
    }

    void add(Coverage other) {
        for (int i = 0; i < happenings.length; i++) {
            happenings[i] += other.happenings[i];
        }
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] += other.outcomes[i];
        }
        steps += other.steps;
        batches += other.batches;
        entries += other.entries;
        answers += other.answers;
    }

    /** Names of what never happened and of outcomes never given. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (Happening what : Happening.values()) {
            if (of(what) == 0) {
                missing.add(what.name());
            }
        }
        for (OutcomeCode code : OutcomeCode.values()) {
            if (of(code) == 0) {
                missing.add("outcome " + code.name());
            }
        }
        return missing;
    }

    /** A table for a reader. */
    String table() {
        StringBuilder text = new StringBuilder();
        for (Happening what : Happening.values()) {
            text.append(String.format("  %-46s %,14d%n", words(what.name()), of(what)));
        }
        for (OutcomeCode code : OutcomeCode.values()) {
            text.append(String.format("  %-46s %,14d%n", "outcome " + code.name(), of(code)));
        }
        return text.toString();
    }

    private static String words(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
