package io.ovation.server.membership;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Memberships that somebody pays for others: the row as it stands. Amounts are minor units. Immutable.
 *
 * @param live number of the room whose viewers may get them; null when receivers are named
 * @param places how many are paid for
 * @param price of one
 * @param tax the tax in all of them
 * @param fee what the payment provider keeps
 * @param seed 32 random bytes, drawn before anybody paid
 * @param commitment SHA-256 of the seed, hexadecimal, told before anybody paid
 * @param named user numbers of the receivers; empty when they are drawn
 * @param candidates how many could have been drawn; null before the draw
 * @param given how many somebody got
 * @param businessDay day of the journal entry, in the giver's market
 */
public record MembershipGift(
        long number,
        long giver,
        long creator,
        long tier,
        @Nullable Long live,
        int places,
        long price,
        long tax,
        long fee,
        String market,
        String currency,
        String paymentMethod,
        int sharePpm,
        String shareReason,
        boolean anonymous,
        byte[] seed,
        String commitment,
        List<Long> named,
        @Nullable Integer candidates,
        Status status,
        @Nullable String reason,
        int given,
        Fingerprint fingerprint,
        LocalDate businessDay,
        Instant createdAt) {
    /** Prefix of public ids. */
    public static final String PREFIX = "mgf";

    public MembershipGift {
        named = List.copyOf(named);
    }

    /** The public id. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }

    /** What is charged. */
    long amount() {
        return Math.multiplyExact(price, places);
    }

    /** How far a gift is. */
    public enum Status {
        /** The payment is not decided. */
        OPEN,
        /** Paid; nobody was drawn yet. */
        PAID,
        /** It stands who gets it. */
        DRAWN,
        /** Everybody has it, and what nobody got is on its way back. */
        DONE,
        /** Not paid. */
        UNPAID;

        /** As in JSON and SQL. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A place and who got it.
     *
     * @param place from 0
     * @param ticket what the draw sorted by, hexadecimal
     * @param netMicros the place's part of what was paid, less tax
     */
    public record Place(int place, long receiver, long membership, String ticket, long netMicros) {}
}
