package io.ovation.simulator;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a world, in order. Always hashed, so that two runs can be compared; written out only for a reader. One
 * thread.
 */
final class Trace {

    private final @Nullable Consumer<String> reader;
    private long hash = 0x0A11_7E57;
    private long step;

    /** With someone who reads along, or null. */
    Trace(@Nullable Consumer<String> reader) {
        this.reader = reader;
    }

    /** A new step of the world begins. */
    void step(long number, long virtualMillis) {
        step = number;
        hash = Dice.mix(hash ^ virtualMillis);
    }

    /** Something happened: a sentence with {@code {}} for each value. Values are numbers, names and enum constants. */
    void say(String sentence, Object... values) {
        long mixed = hash ^ sentence.hashCode();
        for (Object value : values) {
            long number = value instanceof Number counted
                    ? counted.longValue()
                    : value.toString().hashCode();
            mixed = Dice.mix(mixed ^ number);
        }
        hash = Dice.mix(mixed);
        if (reader != null) {
            reader.accept(String.format("%5d  %s", step, filled(sentence, values)));
        }
    }

    boolean isRead() {
        return reader != null;
    }

    /** Equal for two runs exactly when they did the same, but for chance of 2^-64. */
    long hash() {
        return hash;
    }

    private static String filled(String sentence, Object... values) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int hole = sentence.indexOf("{}", from);
            text.append(sentence, from, hole).append(value);
            from = hole + 2;
        }
        return text.append(sentence, from, sentence.length()).toString();
    }
}
