package io.ovation.server.coin.recharge;

import java.time.Duration;

/**
 * When unspent coins may go back.
 *
 * @param window how long after a purchase, by the business clock
 * @param mostRefunds how many refunds a user may ask for in {@code lockPeriod}: who buys and refunds in circles is locked
 * @param lockPeriod the period that {@code mostRefunds} counts in
 */
public record RefundRules(Duration window, int mostRefunds, Duration lockPeriod) {
    /** 14 days; 3 refunds in 30 days. */
    public static final RefundRules DEFAULT = new RefundRules(Duration.ofDays(14), 3, Duration.ofDays(30));

    /** When two members of staff agree: ten years, as often as they do. */
    static final RefundRules BY_STAFF = new RefundRules(Duration.ofDays(3_653), Integer.MAX_VALUE, Duration.ofDays(30));
}
