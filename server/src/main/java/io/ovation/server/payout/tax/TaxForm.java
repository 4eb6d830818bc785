package io.ovation.server.payout.tax;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A form that a creator filed. Immutable.
 *
 * @param name as on the tax return
 * @param taxNumber sealed; null where a W-8BEN has none
 * @param country of residence, ISO 3166
 * @param treaty whether the rate of a treaty is claimed
 * @param backupWithholding whether the IRS has told that this person is subject to it
 * @param signedBy the name that was typed as a signature
 * @param expiresOn last day on which it holds; null when it does not end
 * @param filedAt business clock
 */
public record TaxForm(
        long creator,
        Kind kind,
        String name,
        @Nullable String taxNumber,
        String country,
        boolean treaty,
        boolean backupWithholding,
        String signedBy,
        LocalDate signedOn,
        @Nullable LocalDate expiresOn,
        Instant filedAt) {
    /** The forms there are. */
    public enum Kind {
        /** Of a person of the United States. */
        W9,
        /** Of a person of another country. */
        W8BEN;

        /** As in JSON and SQL. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it no longer holds on a day. */
    public boolean hasExpired(LocalDate day) {
        return expiresOn != null && day.isAfter(expiresOn);
    }
}
