package io.ovation.server.live;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds blocked words in comments whatever they are dressed in: capitals, accents, look-alike letters of other scripts,
 * digits and signs for letters ({@code b4d}), drawn-out letters ({@code baaad}), and letters set apart ({@code b a d},
 * {@code b.a.d}). Whole words and phrases only: a blocked word inside a longer one does not count.
 *
 * <p>Immutable; any thread.
 */
public final class BlockedWords {
    /** Signs that stand for letters, and letters of other scripts that look like Latin ones. */
    private static final Map<Integer, Integer> LOOKALIKES = lookalikes(
            "0o", "1i", "3e", "4a", "5s", "7t", "8b", "9g", "@a", "$s", "!i", "|i", "€e", "+t", "li", "аa", "вb", "еe",
            "ёe", "кk", "мm", "нh", "оo", "рp", "сc", "тt", "уy", "хx", "іi", "ѕs", "јj", "ӏi", "αa", "βb", "εe", "ιi",
            "κk", "νv", "οo", "ρp", "τt", "υu", "χx", "ωw", "ßs", "øo", "łi", "đd", "ıi");

    /** Signs that are letters only in the middle of a word or at its beginning; at its end they are punctuation. */
    private static final String SIGNS = "!|+$@€";

    /**
     * A word without repeated letters, and how often each was repeated: {@code baad} is {@code bad} with 1, 2, 1.
     *
     * @param letters each run of the same letter once
     * @param runs length of each run
     */
    private record Word(String letters, List<Integer> runs) {
        /** True when this is the other one, perhaps drawn out. */
        boolean drawsOut(Word other) {
            if (!letters.equals(other.letters)) {
                return false;
            }
            for (int run = 0; run < runs.size(); run++) {
                if (runs.get(run) < other.runs.get(run)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Map<String, List<List<Word>>> phrasesByFirstWord = new HashMap<>();

    /** A filter of these words and phrases. */
    public BlockedWords(Collection<String> words) {
        for (String word : words) {
            List<Word> phrase = plain(word).stream().map(BlockedWords::word).toList();
            if (!phrase.isEmpty()) {
                phrasesByFirstWord
                        .computeIfAbsent(phrase.getFirst().letters(), first -> new ArrayList<>())
                        .add(phrase);
            }
        }
    }

    /** Whether a text contains one of the words. */
    public boolean blocks(String text) {
        if (phrasesByFirstWord.isEmpty()) {
            return false;
        }
        List<String> words = plain(text);
        return contains(words) || contains(lettersJoined(words));
    }

    private boolean contains(List<String> texts) {
        List<Word> words = texts.stream().map(BlockedWords::word).toList();
        for (int start = 0; start < words.size(); start++) {
            for (List<Word> phrase :
                    phrasesByFirstWord.getOrDefault(words.get(start).letters(), List.of())) {
                if (beginsWith(words.subList(start, words.size()), phrase)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean beginsWith(List<Word> words, List<Word> phrase) {
        if (words.size() < phrase.size()) {
            return false;
        }
        for (int place = 0; place < phrase.size(); place++) {
            if (!words.get(place).drawsOut(phrase.get(place))) {
                return false;
            }
        }
        return true;
    }

    /** Joins runs of single letters to words. */
    private static List<String> lettersJoined(List<String> words) {
        List<String> joined = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (String word : words) {
            if (word.codePointCount(0, word.length()) == 1) {
                run.append(word);
                continue;
            }
            flush(run, joined);
            joined.add(word);
        }
        flush(run, joined);
        return joined;
    }

    private static void flush(StringBuilder run, List<String> joined) {
        if (!run.isEmpty()) {
            joined.add(run.toString());
            run.setLength(0);
        }
    }

    /** The words of a text in plain letters. */
    private static List<String> plain(String text) {
        int[] points = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK
                        && Character.getType(point) != Character.FORMAT)
                .toArray();
        StringBuilder letters = new StringBuilder(points.length);
        for (int place = 0; place < points.length; place++) {
            int point = points[place];
            if (SIGNS.indexOf(point) >= 0 && !wordGoesOn(points, place)) {
                letters.append(' ');
            } else if (isOfWord(point)) {
                letters.appendCodePoint(LOOKALIKES.getOrDefault(point, point));
            } else {
                letters.append(' ');
            }
        }
        return Arrays.stream(letters.toString().split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean wordGoesOn(int[] points, int place) {
        int next = place + 1;
        while (next < points.length && SIGNS.indexOf(points[next]) >= 0) {
            next++;
        }
        return next < points.length && Character.isLetterOrDigit(points[next]);
    }

    private static boolean isOfWord(int point) {
        return Character.isLetterOrDigit(point) || SIGNS.indexOf(point) >= 0;
    }

    private static Word word(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        List<Integer> runs = new ArrayList<>();
        text.codePoints().forEach(point -> {
            if (!letters.isEmpty() && letters.codePointBefore(letters.length()) == point) {
                runs.set(runs.size() - 1, runs.getLast() + 1);
            } else {
                letters.appendCodePoint(point);
                runs.add(1);
            }
        });
        return new Word(letters.toString(), List.copyOf(runs));
    }

    private static Map<Integer, Integer> lookalikes(String... pairs) {
        Map<Integer, Integer> map = new HashMap<>();
        for (String pair : pairs) {
            map.put(pair.codePointAt(0), pair.codePointAt(pair.offsetByCodePoints(0, 1)));
        }
        return map;
    }
}
