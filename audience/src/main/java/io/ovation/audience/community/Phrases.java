package io.ovation.audience.community;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** What people write in a room: friendly, short, in six languages, some of it about the room's theme. */
public final class Phrases {
    /** The languages there are words for. */
    public static final List<String> LANGUAGES = List.of("en", "es", "de", "ja", "pt", "fr");

    private static final Map<String, Map<String, List<String>>> BOOKS = books();

    private Phrases() {}

    /** Why somebody writes. */
    public enum Occasion {
        HELLO("hello"),
        CHAT("chat"),
        THANKS("thanks"),
        BYE("bye");

        private final String section;

        Occasion(String section) {
            this.section = section;
        }
    }

    /** A phrase for the occasion; while chatting every third one is about the theme where the language has such. */
    public static String phrase(
            String language, Occasion occasion, String theme, String creatorFirstName, SplittableRandom random) {
        Map<String, List<String>> book =
                Objects.requireNonNull(BOOKS.get(LANGUAGES.contains(language) ? language : "en"));
        List<String> choice = Objects.requireNonNull(book.get(occasion.section));
        int draw = random.nextInt(1 << 20);
        if (occasion == Occasion.CHAT && random.nextInt(3) == 0) {
            choice = book.getOrDefault(theme, choice);
        }
        return choice.get(draw % choice.size()).replace("{creator}", creatorFirstName);
    }

    private static Map<String, Map<String, List<String>>> books() {
        Map<String, Map<String, List<String>>> books = new HashMap<>();
        for (String language : LANGUAGES) {
            books.put(language, WordLists.sections("phrases-" + language + ".txt"));
        }
        return Map.copyOf(books);
    }
}
