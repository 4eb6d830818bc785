package io.ovation.server.risk;

import java.time.Duration;

/**
 * The numbers of the rules. Points add up to a score of at most 100.
 *
 * @param holdScore from this score on payouts wait for a review
 * @param caseScore from this score on there is a case
 * @param window how far back gifts count
 * @param lookAt how many coins a sender gives a creator on a day before anybody looks
 * @param leastCoins how many coins a creator gets in the window before their flow says anything
 * @param newCard how long a card that nobody used before is new
 * @param newCardCoins how many coins a day may be spent by somebody who has only new cards
 * @param takenBack how many payments may be taken back in the window before nothing is sold any more
 * @param takenBackWindow how long a payment that was taken back counts
 */
record RiskRules(
        int holdScore,
        int caseScore,
        Duration window,
        long lookAt,
        long leastCoins,
        Duration newCard,
        long newCardCoins,
        int takenBack,
        Duration takenBackWindow) {
    static final RiskRules DEFAULT = new RiskRules(
            60, 40, Duration.ofDays(14), 2_000, 5_000, Duration.ofDays(3), 10_000, 2, Duration.ofDays(90));

    /** Points of each reason. */
    static final int LINKED = 60;

    static final int NEW_CARDS = 40;
    static final int CONCENTRATION = 20;
    static final int OUTLIER = 20;
    static final int PASS_THROUGH = 20;
    static final int STRUCTURING = 20;
    static final int DISPUTED = 40;
    static final int VELOCITY = 20;

    /** So many times the own usual is fast, and so little of the own past is none. */
    static final int FAST_TIMES = 10;

    static final long FAST_COINS = 20_000;

    /** Shares are parts of a hundred. */
    static final int CONCENTRATED_PERCENT = 80;

    static final int NEW_CARD_PERCENT = 50;
    static final int PASS_THROUGH_PERCENT = 50;
    static final int DISPUTED_PERCENT = 10;
    static final int FEW_SENDERS = 5;
    static final int PURCHASES_A_DAY = 5;
    static final long STRUCTURING_COINS = 5_500;
    static final double OUTLIER_DEVIATIONS = 4.0;
    static final int LEAST_PEERS = 10;
}
