package io.ovation.server.verification;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of the active lists in memory, ready to be compared. Every name is compared with every other: a list has some ten
 * thousand, which takes a few dozen milliseconds and overlooks nothing. Immutable; any thread.
 *
 * @param version which lists and rules these are
 */
record ScreeningIndex(String version, ScreeningRules rules, List<Listed> listed) {
    /**
     * Somebody listed.
     *
     * @param list name of the list
     * @param words of each name, as {@link NameText} has them
     */
    record Listed(String list, ListedEntry entry, List<List<String>> words) {
        static Listed of(String list, ListedEntry entry) {
            return new Listed(
                    list, entry, entry.names().stream().map(NameText::words).toList());
        }
    }

    /** Somebody listed who may be this person. */
    record Match(Listed listed, double score, HitEvidence evidence) {}

    /** Whoever on the lists may be this person, in the order of the lists. */
    List<Match> matches(ScreeningSubject subject) {
        List<Match> matches = new ArrayList<>();
        List<List<String>> names = subject.names().stream().map(NameText::words).toList();
        for (Listed each : listed) {
            Match match = match(subject, names, each);
            if (match != null) {
                matches.add(match);
            }
        }
        return matches;
    }

    private @Nullable Match match(ScreeningSubject subject, List<List<String>> names, Listed each) {
        double best = 0;
        int ours = 0;
        int theirs = 0;
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < each.words().size(); j++) {
                double likeness = NameLikeness.of(names.get(i), each.words().get(j));
                if (likeness > best) {
                    best = likeness;
                    ours = i;
                    theirs = j;
                }
            }
        }
        // What dates of birth can add is not enough below this.
        if (best + rules.birthSame() < rules.threshold()) {
            return null;
        }
        String birth = birth(subject, each.entry());
        double score = Math.clamp(
                best
                        + switch (birth) {
                            case "same" -> rules.birthSame();
                            case "differs" -> -rules.birthDiffers();
                            default -> 0;
                        },
                0,
                1);
        if (score < rules.threshold()) {
            return null;
        }
        String listedName = each.entry().names().get(theirs);
        return new Match(
                each,
                score,
                new HitEvidence(
                        subject.names().get(ours),
                        listedName,
                        Math.round(best * 10_000) / 10_000.0,
                        subject.birthDate() == null ? null : subject.birthDate().toString(),
                        each.entry().births(),
                        birth,
                        each.entry().names().stream()
                                .filter(name -> !name.equals(listedName))
                                .toList(),
                        each.entry().countries(),
                        each.entry().programme(),
                        each.entry().remarks()));
    }

    private String birth(ScreeningSubject subject, ListedEntry entry) {
        if (subject.birthDate() == null || entry.births().isEmpty()) {
            return "unknown";
        }
        int year = subject.birthDate().getYear();
        for (String birth : entry.births()) {
            java.util.regex.Matcher years = YEAR.matcher(birth);
            while (years.find()) {
                if (Math.abs(Integer.parseInt(years.group()) - year) <= rules.yearsApart()) {
                    return "same";
                }
            }
        }
        return "differs";
    }

    private static final java.util.regex.Pattern YEAR = java.util.regex.Pattern.compile("(?:19|20)\\d\\d");
}
