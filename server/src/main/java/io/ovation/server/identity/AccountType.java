package io.ovation.server.identity;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What sort of account the platform says a user has; government and political ones receive no gifts. */
public enum AccountType {
    /** A person. */
    PERSONAL,
    /** A business or brand. */
    BUSINESS,
    /** A government or one of its bodies. */
    GOVERNMENT,
    /** A politician, party or political body. */
    POLITICAL;

    /** As in JSON. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether such an account may receive gifts at all. */
    public boolean mayReceiveGifts() {
        return this == PERSONAL || this == BUSINESS;
    }

    /** Reads the JSON field {@code account_kind}. */
    public static AccountType of(String text) {
        for (AccountType type : values()) {
            if (type.text().equals(text)) {
                return type;
            }
        }
        throw Problem.of(ProblemCode.FIELD_INVALID)
                .field("account_kind")
                .detail("account_kind is one of "
                        + Arrays.stream(values())
                                .map(type -> type.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
    }
}
