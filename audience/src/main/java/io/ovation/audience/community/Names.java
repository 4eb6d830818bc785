package io.ovation.audience.community;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Invented names of people, and the words pseudonyms are made of. */
public final class Names {
    private static final Map<String, List<String>> WORDS = split();

    private Names() {}

    /** First and last name in a language of {@link Phrases#LANGUAGES}; Japanese names put the family first. */
    public static String person(String language, SplittableRandom random) {
        String first = pick("first " + language, random.nextInt(1 << 20));
        String last = pick("last " + language, random.nextInt(1 << 20));
        if (language.equals("ja")) {
            return last + " " + first;
        }
        return switch (random.nextInt(5)) {
            case 0 -> first;
            case 1 -> first + " " + last.charAt(0) + ".";
            default -> first + " " + last;
        };
    }

    /** A lower-case handle of ASCII letters and digits, such as {@code amber_otter4821}; {@code draw} decides it wholly. */
    public static String handle(long draw) {
        long rest = draw & Long.MAX_VALUE;
        List<String> adjectives = words("adjective");
        List<String> nouns = words("noun");
        String adjective = adjectives.get((int) (rest % adjectives.size()));
        rest /= adjectives.size();
        String noun = nouns.get((int) (rest % nouns.size()));
        rest /= nouns.size();
        return adjective + "_" + noun + rest % 100_000;
    }

    /** The same draw as a display name, such as {@code Amber Otter 4821}. */
    public static String display(long draw) {
        String handle = handle(draw);
        int gap = handle.indexOf('_');
        int digits = gap;
        while (digits < handle.length() && !Character.isDigit(handle.charAt(digits))) {
            digits++;
        }
        return capital(handle.substring(0, gap)) + " " + capital(handle.substring(gap + 1, digits)) + " "
                + handle.substring(digits);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String pick(String section, int draw) {
        List<String> words = words(section);
        return words.get(draw % words.size());
    }

    private static List<String> words(String section) {
        List<String> words = WORDS.get(section);
        if (words == null) {
            throw new IllegalArgumentException("No names for " + section);
        }
        return words;
    }

    private static Map<String, List<String>> split() {
        Map<String, List<String>> split = new HashMap<>();
        WordLists.sections("names.txt")
                .forEach((section, lines) ->
                        split.put(section, List.of(String.join(" ", lines).split(" "))));
        return Map.copyOf(split);
    }
}
