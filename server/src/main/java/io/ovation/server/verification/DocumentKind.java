package io.ovation.server.verification;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a document is. */
enum DocumentKind {
    PASSPORT(true),
    IDENTITY_CARD(true),
    DRIVING_LICENCE(true),
    RESIDENCE_PERMIT(true),
    /** A bill, a bank's letter or a registration, at most three months old. */
    PROOF_OF_ADDRESS(false);

    private final boolean identity;

    DocumentKind(boolean identity) {
        this.identity = identity;
    }

    /** Whether it says who somebody is. */
    boolean isIdentity() {
        return identity;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DocumentKind of(@Nullable String text) {
        for (DocumentKind each : values()) {
            if (each.text().equals(text)) {
                return each;
            }
        }
        throw Problem.of(ProblemCode.FIELD_INVALID)
                .field("kind")
                .detail("The kind is passport, identity_card, driving_licence, residence_permit or proof_of_address");
    }
}
