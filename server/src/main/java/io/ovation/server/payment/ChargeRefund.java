package io.ovation.server.payment;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Money of a charge that goes back to the payer: the row of the intent as it stands. Immutable.
 *
 * @param charge number of the charge
 * @param amount minor units of the charge's currency
 * @param reason why, in the purpose's own words
 * @param taken amounts of the transfers of the entry that asked for it, as the ledger decided them; null until then
 * @param createdAt business clock
 * @param businessDay day of its entries, in the market's zone
 */
public record ChargeRefund(
        long number,
        long charge,
        Fingerprint fingerprint,
        long amount,
        String reason,
        @Nullable List<Long> taken,
        Status status,
        @Nullable String failureReason,
        Instant createdAt,
        LocalDate businessDay,
        @Nullable Instant completedAt) {
    /** Prefix of public ids of refunds of charges. */
    public static final String PREFIX = "crf";

    /** The public id, which is also the provider's idempotency key. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }

    /** Where a refund of a charge stands. */
    public enum Status {
        /** Written down. */
        CREATED("processing"),
        /** The money has left the accounts of the charge; the provider has not decided. */
        ASKED("processing"),
        /** The provider returned it; the entry is still to be posted. */
        RETURNED("processing"),
        /** The provider could not return it; the way back is still to be posted. */
        NOT_RETURNED("processing"),
        /** The payer has it. */
        PAID("paid"),
        /** The payer's bank sent it back; the entries are still to be posted. */
        BOUNCED("processing"),
        /** It could not be returned, and is where it was. */
        FAILED("failed"),
        /** The ledger refused it. */
        REFUSED("failed");

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
