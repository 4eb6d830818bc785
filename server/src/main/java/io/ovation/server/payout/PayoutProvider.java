package io.ovation.server.payout;

import org.jspecify.annotations.Nullable;

/**
 * A company that pays creators for us. Every call carries our own id of the payout; called again with it, it gives the
 * same transfer's state. Calls block; one that fails with an exception may have reached it, and is made again.
 */
public interface PayoutProvider {
    /** Short name, as in the path of its callbacks. */
    String name();

    /** Whether it pays to such an account. */
    boolean takes(String accountKind, String account);

    /** What accounts it pays to, for people; empty when none here. */
    String accounts();

    /**
     * An account that it takes as it will be kept, in its one written form.
     *
     * @param holder whose account it is, where the creator said so
     * @throws io.ovation.server.api.Problem {@code field_invalid} with the field at fault when nothing can be paid there
     */
    default PayoutAccount checked(String kind, String account, @Nullable String holder) {
        return new PayoutAccount(kind, account, holder, null);
    }

    /**
     * What says that two accounts that it takes are the same one: the number of a bank account, the id of a wallet. Null when
     * nothing does.
     */
    default @Nullable String identity(String account) {
        return account;
    }

    /** An account that it takes as people other than its bank may see it. */
    default String shown(String account) {
        return account;
    }

    /**
     * Whether the company has verified the holder of an account itself, so that nobody need compare names. Blocking; false
     * when it cannot say now.
     */
    default boolean ownsItsHolder(String account) {
        return false;
    }

    /** Orders a transfer, or asks for the state of one that was ordered before. */
    Transfer pay(Order order);

    /**
     * A transfer to make.
     *
     * @param id our id of the payout
     * @param amount minor units
     * @param holder whose account it is, where its kind needs that
     */
    record Order(
            String id,
            long amount,
            String currency,
            String accountKind,
            String account,
            @Nullable String holder) {
        /** To an account that needs no holder. */
        public Order(String id, long amount, String currency, String accountKind, String account) {
            this(id, amount, currency, accountKind, account, null);
        }
    }

    /** How far a transfer is. A paid one may still be returned by the receiver's bank. */
    enum State {
        ACCEPTED,
        PAID,
        RETURNED
    }

    /**
     * A transfer as the provider sees it.
     *
     * @param reason why it was returned
     */
    record Transfer(State state, @Nullable String reason) {}
}
