package io.ovation.server.verification;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * How alike two names are, from 0 to 1. Words are paired with the word most like them, by Jaro-Winkler, in whatever order they
 * stand; words that find no partner count as half a word that fits badly, so that a missing middle name costs little and a
 * shared first name alone is nothing. Pure; any thread.
 *
 * <p>Source of the measure: W. E. Winkler, "String Comparator Metrics and Enhanced Decision Rules", 1990; the implementation is
 * that of Apache Commons Text.
 */
final class NameLikeness {
    private static final JaroWinklerSimilarity LIKENESS = new JaroWinklerSimilarity();
    private static final double LEFT_OVER = 0.35;
    private static final double WEIGHT_OF_LEFT_OVER = 0.15;

    private NameLikeness() {}

    /** Of two names as {@link NameText#words}. */
    static double of(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        double asOne = LIKENESS.apply(String.join("", one), String.join("", other));
        double byWords = byWords(one, other);
        // Names that are only written apart ("al hassan", "alhassan") are alike as one word.
        return asOne > 0.97 ? Math.max(asOne, byWords) : byWords;
    }

    private static double byWords(List<String> one, List<String> other) {
        List<String> shorter = one.size() <= other.size() ? one : other;
        List<String> longer = new ArrayList<>(one.size() <= other.size() ? other : one);
        if (shorter.size() == 1 && longer.size() > 1) {
            // One word against a full name says little, however alike.
            double best = 0;
            for (String word : longer) {
                best = Math.max(best, LIKENESS.apply(shorter.getFirst(), word));
            }
            return best * 0.8;
        }
        double sum = 0;
        double weight = 0;
        for (String word : shorter) {
            int best = 0;
            double likeness = -1;
            for (int i = 0; i < longer.size(); i++) {
                double each = LIKENESS.apply(word, longer.get(i));
                if (each > likeness) {
                    likeness = each;
                    best = i;
                }
            }
            longer.remove(best);
            // Long words say more than short ones.
            double length = Math.min(8, word.length());
            sum += likeness * length;
            weight += length;
        }
        for (String word : longer) {
            double length = Math.min(8, word.length()) * WEIGHT_OF_LEFT_OVER;
            sum += LEFT_OVER * length;
            weight += length;
        }
        return sum / weight;
    }
}
