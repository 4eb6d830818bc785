package io.ovation.server.identity;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a secret key is good for. A key has one or more; endpoints that keys may call name the one they ask for. */
public enum Scope {
    /** Everything, also what is added later. */
    ALL("everything, also what is added later"),
    /** Describe users and mint their tokens. */
    USERS("describe users and mint their tokens"),
    /** Give promotional coins, and report purchases made in stores. */
    COINS("give promotional coins, report purchases made in stores"),
    /** End shows. */
    LIVES("end shows"),
    /** Describe videos and delete them, read their facts. */
    VIDEOS("describe videos and delete them, read their facts"),
    /** Send what happens to videos. */
    ENGAGEMENT("send what happens to videos"),
    /** Read any gift's receipt. */
    GIFTS("read any gift's receipt"),
    /** Read who is a member of whom, and say who the members of other platforms are here. */
    MEMBERSHIPS("read who is a member, link members of other platforms"),
    /** Read events and follow the streams. */
    EVENTS("read events and follow the streams"),
    /** Look after webhook endpoints. */
    WEBHOOKS("look after webhook endpoints"),
    /** Move the time of a test server. */
    CLOCKS("move the time of a test server"),
    /** Make, rotate and revoke keys that can do no more than this one. */
    KEYS("make, rotate and revoke keys that can do no more than this one"),
    /** Read the audit log. */
    AUDIT("read the audit log");

    private final String meaning;

    Scope(String meaning) {
        this.meaning = meaning;
    }

    /** As in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is good for, in a few plain words. */
    public String meaning() {
        return meaning;
    }

    /** Reads the JSON field {@code scopes}; {@code field_invalid} names what is wrong. */
    static Set<Scope> of(List<String> texts) {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String text : texts) {
            scopes.add(Arrays.stream(values())
                    .filter(each -> each.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> Problem.of(ProblemCode.FIELD_INVALID)
                            .field("scopes")
                            .detail("There is no scope '" + text + "'")
                            .cure("Use some of "
                                    + Arrays.stream(values()).map(Scope::text).collect(Collectors.joining(", ")))));
        }
        return scopes;
    }
}
