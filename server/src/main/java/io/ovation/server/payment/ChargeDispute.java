package io.ovation.server.payment;

import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A charge in dispute: the row as it stands. Immutable.
 *
 * @param reference the provider's own id of the dispute
 * @param charge number of the charge
 * @param amount what is in dispute, minor units of the charge's currency; at most the charge's amount
 * @param fee minor units of the fee's currency
 * @param withdrawn whether the provider had to give the money back
 * @param decision how it ended, as far as we were told
 * @param status how far our books are
 * @param toldAt business clock
 * @param toldOn day of the entry that opens it
 * @param decidedOn day of the entries that end it; null while it is undecided
 */
public record ChargeDispute(
        long number,
        String provider,
        String reference,
        long charge,
        long amount,
        long fee,
        String feeCurrency,
        String reason,
        @Nullable Instant evidenceDue,
        boolean withdrawn,
        DisputeNews.@Nullable Decision decision,
        Status status,
        Instant toldAt,
        LocalDate toldOn,
        @Nullable LocalDate decidedOn) {
    /** Prefix of public ids of disputes of charges. */
    public static final String PREFIX = "cds";

    /** The public id. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }

    /** How far our books are. */
    public enum Status {
        /** Written down; nothing is posted. */
        TOLD("open"),
        /** The money in dispute is booked as such. */
        OPEN("open"),
        WON("won"),
        LOST("lost"),
        /** It ended without money. */
        CLOSED("closed");

        private final String shown;

        Status(String shown) {
            this.shown = shown;
        }

        /** As APIs show it. */
        public String shown() {
            return shown;
        }

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
