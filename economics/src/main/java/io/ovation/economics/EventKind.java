package io.ovation.economics;

import java.util.Arrays;

/**
 * The kinds of money event. The number is the code of the journal entry; it never changes and is never used again.
 */
public enum EventKind {
    COINS_BOUGHT(1, "coins bought"),
    PROMOTIONAL_COINS_GRANTED(2, "promotional coins granted"),
    GIFT_SENT(3, "gift sent"),
    BIG_GIFT_HELD(4, "big gift on its way"),
    BIG_GIFT_RELEASED(5, "big gift arrived"),
    BIG_GIFT_UNDONE(6, "big gift undone"),
    EARNINGS_MATURED(7, "earnings matured"),
    REFUND_ASKED(8, "refund asked"),
    REFUND_PAID(9, "refund paid"),
    REFUND_FAILED(10, "refund failed"),
    PAYOUT_ASKED(11, "payout asked"),
    PAYOUT_APPROVED(12, "payout approved"),
    PAYOUT_PAID(13, "payout paid"),
    PAYOUT_RETURNED(14, "payout returned"),
    PROVIDER_SETTLED(15, "provider settled"),
    MONEY_CLEARED(16, "arrived from another market"),
    BOOKS_ADJUSTED(17, "adjusted by hand"),
    DISPUTE_OPENED(20, "dispute opened"),
    DISPUTE_WON(21, "dispute won"),
    DISPUTE_LOST(22, "dispute lost"),
    GIFT_DISPUTED(23, "gift of a lost dispute"),
    REFUND_BOUNCED(24, "refund came back"),
    STORE_REFUNDED(30, "refunded by the store"),
    STORE_REFUND_REVERSED(31, "refund taken back by the store"),
    VIDEO_GIFT_SENT(40, "gift sent to a video"),
    TIP_SENT(42, "tip sent"),
    TIP_REFUND_ASKED(43, "tip taken back for its payer"),
    TIP_REFUND_FAILED(44, "refund of a tip failed"),
    TIP_DISPUTE_LOST(45, "dispute of a tip lost"),
    CHARGE_REFUND_PAID(46, "payment returned"),
    CHARGE_REFUND_BOUNCED(47, "returned payment came back"),
    CHARGE_DISPUTED(48, "payment disputed"),
    CHARGE_DISPUTE_WON(49, "dispute of a payment won"),
    MEMBERSHIP_CHARGED(50, "membership charged"),
    MEMBERSHIP_SERVED(51, "day of a membership served"),
    MEMBERSHIP_REFUND_ASKED(52, "membership's unearned part asked back"),
    MEMBERSHIP_REFUND_FAILED(53, "membership's refund failed"),
    MEMBERSHIP_GIVEN(54, "membership given"),
    MEMBERSHIP_DISPUTE_LOST(55, "dispute of a membership lost"),
    MEMBERSHIP_FORFEITED(56, "given month of a lost dispute"),
    MEMBERSHIP_SHARE_TAKEN(57, "served day of a lost dispute"),
    PAYOUT_RESERVE_HELD(70, "reserve of a payout kept"),
    PAYOUT_RESERVE_RELEASED(71, "reserve of a payout available"),
    PAYOUT_CONVERTED(72, "payout changed into another currency"),
    PAYOUT_CONVERSION_UNDONE(73, "payout changed back"),
    FUND_SHARED(60, "share of the creator fund"),
    FUND_REDUCED(61, "share of the creator fund went back"),
    CLAW_BACK_CORRECTED(80, "claw-back of a confirmed accomplice"),
    EARNINGS_QUARANTINED(86, "earnings in quarantine"),
    QUARANTINE_RELEASED(87, "released from quarantine"),
    QUARANTINE_CONFISCATED(88, "confiscated from quarantine");

    private static final EventKind[] BY_CODE = new EventKind
            [Arrays.stream(values()).mapToInt(EventKind::code).max().orElse(0) + 1];

    static {
        for (EventKind kind : values()) {
            BY_CODE[kind.code] = kind;
        }
    }

    private final int code;
    private final String title;

    EventKind(int code, String title) {
        this.code = code;
        this.title = title;
    }

    /** The code of entries of this kind. */
    public int code() {
        return code;
    }

    /** A few plain words for people. */
    public String title() {
        return title;
    }

    /** Whether entries with this code are money events; those of the ledger itself are not. */
    public static boolean isKnown(int code) {
        return code > 0 && code < BY_CODE.length && BY_CODE[code] != null;
    }

    /**
     * The kind with this entry code.
     *
     * @throws IllegalArgumentException if no kind has the code
     */
    public static EventKind of(int code) {
        if (!isKnown(code)) {
            throw new IllegalArgumentException("no kind of money event has the code " + code);
        }
        return BY_CODE[code];
    }
}
