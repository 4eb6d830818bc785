package io.ovation.server.coin.dispute;

import io.ovation.server.api.PublicId;
import io.ovation.server.payment.DisputeNews;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A payment in dispute: the row as it stands. Immutable.
 *
 * @param provider name of the payment provider
 * @param reference the provider's own id of the dispute
 * @param recharge number of the recharge
 * @param user who bought
 * @param amount minor units of the currency of the recharge
 * @param fee minor units of the fee's currency
 * @param withdrawn whether the provider had to give the money back
 * @param decision how it ended, as far as we were told
 * @param status how far our books are
 * @param coinsVoided how many unspent coins the loss took; null before it is posted
 * @param lostEntry number of the entry of the loss in the journal; null before it is posted
 * @param coinsDisputed how many coins the disputed money had bought; null before the loss is posted
 * @param round from 0; one more whenever it was opened again after it had been decided
 * @param toldAt business clock
 * @param toldOn day of the entry that opens it
 * @param decidedOn day of the entries that end it; null while it is undecided
 */
public record Dispute(
        long number,
        String provider,
        String reference,
        long recharge,
        long user,
        long amount,
        String currency,
        long fee,
        String feeCurrency,
        String reason,
        @Nullable Instant evidenceDue,
        boolean withdrawn,
        DisputeNews.@Nullable Decision decision,
        Status status,
        @Nullable Long coinsVoided,
        @Nullable Long lostEntry,
        @Nullable Long coinsDisputed,
        int round,
        Instant toldAt,
        LocalDate toldOn,
        @Nullable LocalDate decidedOn) {
    /** Prefix of public dispute ids. */
    public static final String PREFIX = "dsp";

    /** How far our books are. */
    public enum Status {
        /** Written down; nothing is posted. */
        TOLD("open"),
        /** The money in dispute is booked as such. */
        OPEN("open"),
        /** The loss is posted; gifts that were sent with the coins are not all looked at. */
        LOSING("lost"),
        WON("won"),
        LOST("lost"),
        /** It ended without money. */
        CLOSED("closed");

        private final String shown;

        Status(String shown) {
            this.shown = shown;
        }

        /** As the API shows it. */
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

    /** The public id. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }
}
