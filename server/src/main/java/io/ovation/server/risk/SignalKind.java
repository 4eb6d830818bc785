package io.ovation.server.risk;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What users may share. */
public enum SignalKind {
    DEVICE(20),
    CARD(20),
    BANK_ACCOUNT(20),
    /** A household shares one. */
    ADDRESS(8),
    /** Whole towns share one: it is kept as evidence and links nobody. */
    IP(0);

    private final int mostUsers;

    SignalKind(int mostUsers) {
        this.mostUsers = mostUsers;
    }

    /** Up to how many users a value links; one that more people have says nothing. */
    int mostUsers() {
        return mostUsers;
    }

    /** As in JSON and SQL. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SignalKind of(String text) {
        return Arrays.stream(values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.FIELD_INVALID)
                        .field("kind")
                        .detail("There is no kind of signal '" + text + "'")
                        .cure("Use one of "
                                + Arrays.stream(values()).map(SignalKind::text).collect(Collectors.joining(", "))));
    }
}
