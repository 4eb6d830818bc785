package io.ovation.server.membership;

/**
 * What a change in the middle of a period costs. All amounts are minor units, as they are charged.
 *
 * @param credit what is left of the old period's price; rounded up, in the member's favour
 * @param charge what is charged now: the new price less the credit
 */
public record Proration(long credit, long charge) {
    /**
     * An upgrade that begins a new period today.
     *
     * @param worth what the running period was worth when it began: its price, credits included
     * @param days of the running period
     * @param daysLeft of them, today included
     * @param newPrice of a month in the new tier
     * @throws IllegalArgumentException if the new period would cost nothing: that is no upgrade
     */
    public static Proration upgrade(long worth, int days, int daysLeft, long newPrice) {
        if (days <= 0 || daysLeft < 0 || daysLeft > days || worth < 0) {
            throw new IllegalArgumentException(daysLeft + " of " + days + " days left of " + worth);
        }
        long credit = Math.min(worth, Math.ceilDiv(Math.multiplyExact(worth, daysLeft), days));
        if (newPrice <= credit) {
            throw new IllegalArgumentException("a price of " + newPrice + " is not above what is left, " + credit);
        }
        return new Proration(credit, newPrice - credit);
    }
}
