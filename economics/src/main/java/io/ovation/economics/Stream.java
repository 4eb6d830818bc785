package io.ovation.economics;

import io.ovation.ledger.AccountId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a creator's income comes from. Earnings are kept apart by stream, pending and available, so that a statement, a
 * payout and a claw-back say what they are about.
 *
 * <p>{@link #LIVE}, {@link #VIDEO} and {@link #FUND} earn in {@link RuleSet#earningsCurrency()}; {@link #TIPS} and
 * {@link #MEMBERSHIPS} in the currency that was charged. Gifts ({@link #LIVE} and {@link #VIDEO}) also earn diamonds, of
 * which the money is the locked value.
 */
public enum Stream {
    /** Gifts in a LIVE show. */
    LIVE(
            AccountKind.EARNINGS_PENDING_LIVE,
            AccountKind.EARNINGS_AVAILABLE_LIVE,
            AccountKind.DIAMONDS_PENDING,
            AccountKind.DIAMONDS_AVAILABLE),
    /** Gifts under a video. */
    VIDEO(
            AccountKind.EARNINGS_PENDING_VIDEO,
            AccountKind.EARNINGS_AVAILABLE_VIDEO,
            AccountKind.DIAMONDS_PENDING_VIDEO,
            AccountKind.DIAMONDS_AVAILABLE_VIDEO),
    /** Tips. */
    TIPS(AccountKind.EARNINGS_PENDING_TIPS, AccountKind.EARNINGS_AVAILABLE_TIPS, null, null),
    /** Memberships. */
    MEMBERSHIPS(AccountKind.EARNINGS_PENDING_MEMBERSHIPS, AccountKind.EARNINGS_AVAILABLE_MEMBERSHIPS, null, null),
    /** The creator fund. */
    FUND(AccountKind.EARNINGS_PENDING_FUND, AccountKind.EARNINGS_AVAILABLE_FUND, null, null);

    private final AccountKind pending;
    private final AccountKind available;
    private final @Nullable AccountKind diamondsPending;
    private final @Nullable AccountKind diamondsAvailable;

    Stream(
            AccountKind pending,
            AccountKind available,
            @Nullable AccountKind diamondsPending,
            @Nullable AccountKind diamondsAvailable) {
        this.pending = pending;
        this.available = available;
        this.diamondsPending = diamondsPending;
        this.diamondsAvailable = diamondsAvailable;
    }

    /** The stable name in APIs, tables and documents: {@code live}, {@code video}, {@code tips} and so on. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of account of earnings that have not matured. */
    public AccountKind pending() {
        return pending;
    }

    /** The kind of account of earnings that are payable on request. */
    public AccountKind available() {
        return available;
    }

    /** Whether the stream's money is the value of diamonds. */
    public boolean hasDiamonds() {
        return diamondsPending != null;
    }

    /**
     * The kind of account of diamonds that have not matured.
     *
     * @throws IllegalStateException if the stream {@linkplain #hasDiamonds() has no diamonds}
     */
    public AccountKind diamondsPending() {
        return diamonds(diamondsPending);
    }

    /**
     * The kind of account of diamonds that are redeemable.
     *
     * @throws IllegalStateException if the stream {@linkplain #hasDiamonds() has no diamonds}
     */
    public AccountKind diamondsAvailable() {
        return diamonds(diamondsAvailable);
    }

    /** The stream that an account of earnings or diamonds, pending or available, belongs to; null for any other kind. */
    public static @Nullable Stream of(AccountKind kind) {
        for (Stream stream : values()) {
            if (kind == stream.pending
                    || kind == stream.available
                    || kind == stream.diamondsPending
                    || kind == stream.diamondsAvailable) {
                return stream;
            }
        }
        return null;
    }

    /** The stream of an account, see {@link #of(AccountKind)}. */
    public static @Nullable Stream of(AccountId account) {
        return of(AccountKind.of(account));
    }

    /**
     * The stream with this {@link #code()}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Stream ofCode(String code) {
        for (Stream stream : values()) {
            if (stream.code().equals(code)) {
                return stream;
            }
        }
        throw new IllegalArgumentException("no stream is called " + code);
    }

    private AccountKind diamonds(@Nullable AccountKind kind) {
        if (kind == null) {
            throw new IllegalStateException(code() + " has no diamonds");
        }
        return kind;
    }
}
