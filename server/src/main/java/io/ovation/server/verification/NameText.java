package io.ovation.server.verification;

import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names in one spelling: any script in Latin letters, without accents, in small letters, as single words. Two spellings of one
 * name are closer after this. Pure; any thread.
 */
final class NameText {
    /** Unicode CLDR transforms, as ICU has them. */
    private static final String TRANSFORM = "Any-Latin; Latin-ASCII; Lower";

    private static final Transliterator TO_LATIN = Transliterator.getInstance(TRANSFORM);

    /** Words that say nothing of who somebody is. */
    private static final Set<String> TITLES = Set.of(
            "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "madam", "haji", "hajji", "sheikh", "shaikh", "mullah",
            "maulavi", "general", "colonel", "jr", "sr");

    private static final int MOST_WORDS = 12;

    private NameText() {}

    /** The words of a name; empty when it has no letter or digit. */
    static List<String> words(String name) {
        String latin;
        synchronized (TO_LATIN) {
            latin = TO_LATIN.transliterate(name);
        }
        List<String> words = Arrays.stream(latin.toLowerCase(Locale.ROOT)
                        .replaceAll("['`’ʼʿʾ.-]", "")
                        .split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        List<String> meaning =
                words.stream().filter(word -> !TITLES.contains(word)).toList();
        return meaning.isEmpty() ? words : meaning;
    }
}
