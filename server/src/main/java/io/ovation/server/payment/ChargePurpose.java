package io.ovation.server.payment;

import io.ovation.economics.MoneyEvent;
import org.jdbi.v3.core.Handle;

/**
 * What people pay for: a feature provides one bean for each kind (tips, memberships) and is paid through {@link Charges}. The
 * feature says which money event a charge, a refund and a lost dispute is, and what changes in its own tables; everything
 * between (the provider, retries, callbacks, crashes, ids, order) is done here.
 *
 * <p>Two kinds of method:
 *
 * <ul>
 *   <li><b>Which money event</b> ({@link #charged}, {@link #refundAsked}, {@link #refundFailed}, {@link #disputeLost}): must
 *       give the same event at every call, because a step may be repeated after a crash. Use the header as given (its id is
 *       derived from the charge, refund or dispute; its day and market are fixed) and rows that do not change any more. What
 *       depends on the clock is written down first and read again ({@code UPDATE … SET day = COALESCE(day, …)}). The event may not be one that the ledger can refuse, except
 *       {@link #refundAsked}.
 *   <li><b>What follows</b> ({@link #succeeded}, {@link #failed}, {@link #refunded}, {@link #refundEnded}, {@link #disputed}): runs in
 *       the SQL transaction that moves the charge's own row, so exactly once for each such move; write your rows and append
 *       your events through that handle, and call nothing outside. When it throws, nothing has moved and it is tried again.
 * </ul>
 *
 * <p>In the books a charge is: your event of {@link #charged}, which takes the whole amount out of
 * {@code Accounts.providerReceivable(provider, currency)} (debit) into accounts of yours, and may book the provider's fee
 * ({@code channel_fee_expense} to {@code provider_receivable}). A refund is your event of {@link #refundAsked}, which moves
 * exactly the refund's amount from accounts of yours into {@code Accounts.chargeRefundClearing(refund, currency)}, and then
 * {@code ChargeRefundPaid} of ours; or your event of {@link #refundFailed}, which moves it back. A lost dispute is
 * {@code ChargeDisputed} of ours and your event of {@link #disputeLost}, which moves exactly the disputed amount from accounts of
 * yours into {@code Accounts.disputeReceivable(provider, currency)} (credit).
 */
public interface ChargePurpose {
    /** Stable name, lower case: what stands in {@link ChargeOrder#purpose}. */
    String name();

    /**
     * The money event of a charge whose money the provider has.
     *
     * @param header id, fingerprint, market and day of the entry
     * @param provider number of the provider in the books: owner of {@code provider_receivable}
     */
    MoneyEvent charged(Charge charge, MoneyEvent.Header header, long provider);

    /** The charge is posted; it has its {@link Charge#entryId}, and its {@link Charge#keptMethod} if one was kept. */
    void succeeded(Handle handle, Charge charge);

    /**
     * The charge was declined or has expired; {@link Charge#declineReason} says why. A success may still follow: the provider
     * has the last word, and then {@link #succeeded} is called all the same.
     */
    void failed(Handle handle, Charge charge);

    /** The money event that takes a refund's amount from where the charge had put it. */
    MoneyEvent refundAsked(Charge charge, ChargeRefund refund, MoneyEvent.Header header);

    /**
     * The money event that puts a refund's amount back, because the provider could not return it.
     *
     * @param refund its {@link ChargeRefund#taken} are the amounts of the transfers of {@link #refundAsked}'s entry, in their
     *     order, as the ledger decided them
     */
    MoneyEvent refundFailed(Charge charge, ChargeRefund refund, MoneyEvent.Header header);

    /** The amount of a refund has left the accounts of the charge: it counts as given back from now on. */
    default void refunded(Handle handle, Charge charge, ChargeRefund refund) {}

    /**
     * A refund has come to its end: {@link ChargeRefund.Status#PAID}, {@code FAILED} (also days after it was paid, when the
     * payer's bank sent it back) or {@code REFUSED} (the ledger refused {@link #refundAsked}).
     */
    void refundEnded(Handle handle, Charge charge, ChargeRefund refund);

    /**
     * The money event of a dispute that was decided for the cardholder.
     *
     * @param provider number of the provider in the books: owner of {@code dispute_receivable}
     */
    MoneyEvent disputeLost(Charge charge, ChargeDispute dispute, MoneyEvent.Header header, long provider);

    /** A dispute has moved: {@code TOLD} (the first word of it), {@code WON}, {@code LOST} or {@code CLOSED} without money. */
    void disputed(Handle handle, Charge charge, ChargeDispute dispute);
}
