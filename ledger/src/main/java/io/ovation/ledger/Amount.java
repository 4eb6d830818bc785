package io.ovation.ledger;

/**
 * How much a transfer moves, in the asset's smallest unit. The ledger decides the number while it evaluates the entry,
 * each transfer on the state left by those before it, so that no caller has to read first.
 *
 * <p>{@link Proportional} and {@link UpTo} name one of the transfer's two accounts. That account must be constrained, and
 * the transfer must take from it: the debit account when debits may not exceed its credits, the credit account when
 * credits may not exceed its debits. Anything else is malformed.
 */
public sealed interface Amount {

    /**
     * Exactly this much.
     *
     * @param value not negative
     */
    record Fixed(long value) implements Amount {}

    /**
     * The same fraction of the named account that an earlier transfer took of its debit account, measured just before
     * that transfer. Rounds down; emptying one empties the other; a fraction of nothing is 0.
     *
     * @param transfer index of the earlier transfer, whose debit account must be one whose debits may not exceed its
     *     credits
     * @param of the named account
     */
    record Proportional(int transfer, Side of) implements Amount {}

    /**
     * What the named account has, at most the limit. Where the transfer takes from a constrained account on its other
     * side too (a debt paid out of a balance), no more than that one has.
     *
     * @param limit not negative; {@link Long#MAX_VALUE} for everything
     * @param of the named account
     */
    record UpTo(long limit, Side of) implements Amount {}

    /**
     * What an earlier {@link UpTo} could not take: its limit less its amount.
     *
     * @param transfer index of the earlier transfer
     */
    record Remainder(int transfer) implements Amount {}

    /** Exactly {@code value}. */
    static Amount fixed(long value) {
        return new Fixed(value);
    }
}
