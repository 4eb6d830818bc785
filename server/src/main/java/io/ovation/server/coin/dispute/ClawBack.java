package io.ovation.server.coin.dispute;

import io.ovation.economics.Stream;
import io.ovation.server.api.PublicId;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a lost dispute means for a gift that its coins paid for: the row as it stands. Immutable.
 *
 * @param payer who sent the gift
 * @param currency number of the currency that the creator earned
 * @param coins of the dispute's purchase in the gift
 * @param micros what the creator had earned by these coins
 * @param diamondUnits hundredths of a diamond, likewise
 * @param entry the journal entry, once posted; like everything after it
 * @param matured whether the earnings had matured: then a clean creator keeps them
 * @param complicit whether the creator was confirmed complicit by then
 * @param reserveMicros what the fraud reserve paid
 * @param lossMicros what the platform bore
 * @param creatorMicros what was taken from the creator, or is owed
 * @param keptUnits hundredths of a diamond that the creator kept
 * @param correct whether the creator was confirmed complicit afterwards
 * @param correction the entry that made the creator owe what others had borne
 */
public record ClawBack(
        long number,
        long dispute,
        UUID gift,
        long payer,
        long creator,
        Stream stream,
        int currency,
        long coins,
        long micros,
        long diamondUnits,
        LocalDate maturesOn,
        Status status,
        @Nullable UUID entry,
        boolean matured,
        boolean complicit,
        long reserveMicros,
        long lossMicros,
        long creatorMicros,
        long keptUnits,
        boolean correct,
        @Nullable UUID correction) {
    /** Prefix of public ids. */
    public static final String PREFIX = "cbk";

    /** How far the books are. */
    public enum Status {
        /** Written down; nothing is posted. */
        PLANNED,
        POSTED,
        /** The creator was confirmed complicit; the correction is not posted. */
        CORRECTING,
        CORRECTED;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    /** Who bore it, in a word, for people. */
    public enum Outcome {
        /** It is not accounted for yet. */
        OPEN,
        /** It had not matured, and was taken back. */
        TAKEN_BACK,
        /** It had matured, the creator is clean: the fraud reserve paid, or the platform where the reserve was too small. */
        RESERVE_PAID,
        /** The creator is confirmed complicit and owes it. */
        OWED_BY_CREATOR;

        /** As in JSON. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The public id. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }

    /** Who bore it. */
    public Outcome outcome() {
        if (status == Status.PLANNED) {
            return Outcome.OPEN;
        }
        if (complicit || status == Status.CORRECTED) {
            return Outcome.OWED_BY_CREATOR;
        }
        return creatorMicros > 0 || micros == 0 ? Outcome.TAKEN_BACK : Outcome.RESERVE_PAID;
    }
}
