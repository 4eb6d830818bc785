package io.ovation.server.membership;

import java.math.BigInteger;

/**
 * How the money of a period is earned: each day the whole part of what should be earned by then, less what was earned
 * before. No micro is lost: the parts of all days add up to the whole, and the last day empties it.
 *
 * @param netMicros what was paid for the period, less tax
 * @param creatorMicros the creator's share of it
 * @param days how many days the period has; 0 when there is no money to earn
 * @param served how many of them are earned
 */
public record Schedule(long netMicros, long creatorMicros, int days, int served) {
    /** Nothing to earn. */
    public static final Schedule NONE = new Schedule(0, 0, 0, 0);

    private static final int MILLION = 1_000_000;
    private static final int MOST_DAYS = 400;

    public Schedule {
        if (netMicros < 0 || creatorMicros < 0 || creatorMicros > netMicros) {
            throw new IllegalArgumentException("a share of " + creatorMicros + " of " + netMicros);
        }
        if (days < 0 || days > MOST_DAYS || served < 0 || served > days) {
            throw new IllegalArgumentException(served + " of " + days + " days served");
        }
    }

    /** One day's part. */
    public record Part(long netMicros, long creatorMicros) {}

    /**
     * A new period.
     *
     * @param sharePpm the creator's share in millionths; rounded down once for the whole period
     */
    public static Schedule of(long netMicros, int sharePpm, int days) {
        return new Schedule(netMicros, share(netMicros, sharePpm), days, 0);
    }

    /** The creator's share of an amount, rounded down. */
    static long share(long netMicros, int sharePpm) {
        return Math.multiplyExact(netMicros, sharePpm) / MILLION;
    }

    /** What the day of this index (from 0) earns. */
    public Part part(int day) {
        if (day < 0 || day >= days) {
            throw new IllegalArgumentException("day " + day + " of " + days);
        }
        return new Part(
                by(netMicros, day + 1) - by(netMicros, day), by(creatorMicros, day + 1) - by(creatorMicros, day));
    }

    /** What is not earned yet. */
    public long netLeft() {
        return days == 0 ? 0 : netMicros - by(netMicros, served);
    }

    /** The creator's share of {@link #netLeft()}. */
    public long creatorLeft() {
        return days == 0 ? 0 : creatorMicros - by(creatorMicros, served);
    }

    /** How many days are not earned yet. */
    public int daysLeft() {
        return days - served;
    }

    /** After one more day. */
    public Schedule serveDay() {
        return new Schedule(netMicros, creatorMicros, days, served + 1);
    }

    /**
     * A new period that begins now, with what is not earned of this one and with what was paid on top. What was promised to
     * the creator for the old money stays promised.
     */
    public Schedule carriedOver(long addedNetMicros, int sharePpm, int newDays) {
        return new Schedule(
                Math.addExact(netLeft(), addedNetMicros),
                Math.addExact(creatorLeft(), share(addedNetMicros, sharePpm)),
                newDays,
                0);
    }

    /** The days that are left, for so much less; the creator's share shrinks alike. */
    public Schedule reducedTo(long newNetMicros) {
        long left = netLeft();
        if (newNetMicros > left || daysLeft() == 0) {
            throw new IllegalArgumentException(newNetMicros + " of " + left + " for " + daysLeft() + " days");
        }
        long creator = BigInteger.valueOf(creatorLeft())
                .multiply(BigInteger.valueOf(newNetMicros))
                .divide(BigInteger.valueOf(Math.max(1, left)))
                .longValueExact();
        return new Schedule(newNetMicros, creator, daysLeft(), 0);
    }

    private long by(long whole, int day) {
        return Math.multiplyExact(whole, day) / days;
    }
}
