package io.ovation.server.membership;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What members of a tier get. */
public enum Perk {
    /** A badge beside the name, by months. */
    BADGE,
    /** Comments in rooms where only members may. */
    COMMENTS,
    /** Posts for members. */
    POSTS,
    /** Videos for members. */
    VIDEOS,
    /** Posts and videos hours before everybody. */
    EARLY_ACCESS,
    /** A place in the creator's queue of shout-outs, at joining and with every new badge. */
    SHOUT_OUT;

    /** As in JSON and SQL. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a list of names; {@code field_invalid} names what is wrong. */
    static Set<Perk> of(List<String> texts, String field) {
        EnumSet<Perk> perks = EnumSet.noneOf(Perk.class);
        for (String text : texts) {
            perks.add(Arrays.stream(values())
                    .filter(each -> each.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> Problem.of(ProblemCode.FIELD_INVALID)
                            .field(field)
                            .detail("There is no perk '" + text + "'")
                            .cure("Use some of "
                                    + Arrays.stream(values()).map(Perk::text).collect(Collectors.joining(", ")))));
        }
        return perks;
    }

    /** As one column of SQL. */
    static String join(Set<Perk> perks) {
        return perks.stream().sorted().map(Perk::text).collect(Collectors.joining(","));
    }

    /** The column read back. */
    static Set<Perk> split(String column) {
        EnumSet<Perk> perks = EnumSet.noneOf(Perk.class);
        if (!column.isEmpty()) {
            for (String text : column.split(",", -1)) {
                perks.add(valueOf(text.toUpperCase(Locale.ROOT)));
            }
        }
        return perks;
    }
}
