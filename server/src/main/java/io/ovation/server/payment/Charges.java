package io.ovation.server.payment;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Markets;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Being paid, for any purpose: see {@link ChargePurpose} for the other half.
 *
 * <p>How a feature uses it:
 *
 * <ol>
 *   <li>In one SQL transaction write your own row and {@link #order} the charge. Both are there or none.
 *   <li>After that transaction, {@link #goOn} takes the charge as far as it goes now and gives it as it stands: succeeded,
 *       declined, or processing (perhaps with a {@link Charge#nextAction} for the payer's app). Whatever does not end here is
 *       ended by a callback or the sweeper, and {@link ChargePurpose#succeeded} or {@code failed} tells you.
 *   <li>A retry of the same request finds the same charge by its key. Never charge anew under a new key because an answer was
 *       missing.
 * </ol>
 *
 * <p>Renewals: order the first charge with {@code Fresh(method, keep = true)}; once it has succeeded its {@link
 * Charge#keptMethod} is the number to keep. Each later charge is {@code Kept(number)}: it succeeds, or is declined with a
 * {@link Charge#declineReason} such as {@code insufficient_funds} (worth another try in some days), {@code expired_card},
 * {@code card_declined} or {@code authentication_required} (only the payer can help, with a fresh method). In the sandbox the
 * cards {@code card_renewal_…} of docs/api/test-mode.md do each of these.
 *
 * <p>Blocking; any thread.
 */
@ApplicationScoped
public class Charges {
    private static final Logger LOG = LoggerFactory.getLogger(Charges.class);

    private final ChargeStore store;
    private final ChargeOperation operation;
    private final ChargeRefundStore refunds;
    private final ChargeRefundOperation refunding;
    private final PaymentProviders providers;
    private final Markets markets;
    private final Clocks clocks;
    private final List<PurchaseLocks> locks;

    Charges(
            ChargeStore store,
            ChargeOperation operation,
            ChargeRefundStore refunds,
            ChargeRefundOperation refunding,
            PaymentProviders providers,
            Markets markets,
            Clocks clocks,
            @All List<PurchaseLocks> locks) {
        this.store = store;
        this.operation = operation;
        this.refunds = refunds;
        this.refunding = refunding;
        this.providers = providers;
        this.markets = markets;
        this.clocks = clocks;
        this.locks = locks;
    }

    /**
     * Refuses somebody to whom nothing is sold for now, with {@code purchases_locked}: ask before you write your own row. What was
     * agreed before, such as a renewal, goes on.
     */
    public void requireMayPay(long payer) {
        for (PurchaseLocks each : locks) {
            each.lock(payer).ifPresent(why -> {
                throw Problem.of(ProblemCode.PURCHASES_LOCKED).detail(why).cure("Ask support");
            });
        }
    }

    /**
     * Refuses a payment method that nobody takes here, with {@code field_invalid}: ask before you write your own row.
     *
     * @param field the name of the field in your API
     */
    public void requireTaken(String paymentMethod, String field) {
        if (providers.taking(paymentMethod).isEmpty()) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field(field)
                    .detail("This is not a payment method here")
                    .cure("Use one of these: " + providers.methods());
        }
    }

    /**
     * Writes down a charge in the caller's SQL transaction, or finds the one that was made with the same key. Nothing is
     * asked of the provider yet: call {@link #goOn} after the transaction. When the caller dies before that, the sweeper does.
     *
     * @throws Problem {@code field_invalid} when nobody takes the method, {@code not_found} when a kept method is not the
     *     payer's, {@code idempotency_key_reused} when the key was used for something else
     */
    public Charge order(Handle handle, ChargeOrder order) {
        Charge charge = ChargeStore.findByKey(handle, order.purpose(), order.key())
                .orElseGet(() -> ChargeStore.insertOrFind(handle, intent(order), order.key()));
        if (!charge.fingerprint().equals(order.fingerprint())) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)
                    .field("Idempotency-Key")
                    .cure("Use a new key for a new request");
        }
        return charge;
    }

    /** Takes a charge as far as it goes now and gives it as it stands; a fault of the provider leaves it to the sweeper. */
    public Charge goOn(long number) {
        try {
            operation.advance(number);
        } catch (RuntimeException e) {
            LOG.warn("Charge {} goes on later: {}", number, e.toString());
        }
        return store.get(number);
    }

    /** A charge; empty when there is none. */
    public Optional<Charge> find(long number) {
        return store.find(number);
    }

    /** A charge in the caller's SQL transaction, locked until it ends: nobody refunds it meanwhile. */
    public Charge lock(Handle handle, long number) {
        return ChargeStore.lock(handle, number);
    }

    /** The charges of a subject, newest first. */
    public List<Charge> of(String purpose, long subject, int limit) {
        return store.of(purpose, subject, limit);
    }

    /**
     * Writes down a refund in the caller's SQL transaction, or finds the one with the same key. Call {@link #goOnRefund} after
     * that. Partial refunds add up to at most the charge's amount.
     *
     * @param amount minor units, at least 1
     * @param reason in the purpose's own words, for its records
     * @param key unique for the charge; the same key is the same refund
     * @throws Problem {@code nothing_to_refund} when the charge has not succeeded, is in dispute or lost, or less is left of
     *     it; {@code idempotency_key_reused}
     */
    public ChargeRefund refund(
            Handle handle, long charge, long amount, String reason, String key, Fingerprint fingerprint) {
        Charge locked = ChargeStore.lock(handle, charge);
        ChargeRefund refund = ChargeRefundStore.findByKey(handle, charge, key).orElseGet(() -> {
            requireRefundable(handle, locked, amount);
            return ChargeRefundStore.insert(
                    handle,
                    new ChargeRefund(
                            Numbers.next(),
                            charge,
                            fingerprint,
                            amount,
                            reason,
                            null,
                            ChargeRefund.Status.CREATED,
                            null,
                            clocks.business(),
                            clocks.today(markets.get(locked.market())),
                            null),
                    key,
                    clocks.wall());
        });
        if (!refund.fingerprint().equals(fingerprint)) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)
                    .field("Idempotency-Key")
                    .cure("Use a new key for a new request");
        }
        return refund;
    }

    /** Whether a refund of this charge was written down with this key. */
    public boolean hasRefund(Handle handle, long charge, String key) {
        return ChargeRefundStore.findByKey(handle, charge, key).isPresent();
    }

    /** Takes a refund as far as it goes now and gives it as it stands; the sweeper finishes what stays open. */
    public ChargeRefund goOnRefund(long number) {
        try {
            refunding.advance(number);
        } catch (RuntimeException e) {
            LOG.warn("Refund {} of a charge goes on later: {}", number, e.toString());
        }
        return refunds.get(number);
    }

    /** A refund; empty when there is none. */
    public Optional<ChargeRefund> findRefund(long number) {
        return refunds.find(number);
    }

    /** What of a charge went back or is on its way back, in minor units. */
    public long refunded(long charge) {
        return refunds.refunded(charge);
    }

    private static void requireRefundable(Handle handle, Charge charge, long amount) {
        if (charge.status() != ChargeStatus.SUCCEEDED) {
            throw nothing("This has not been paid");
        }
        if (ChargeRefundStore.isDisputed(handle, charge.number())) {
            throw nothing("The payment is in dispute at the payer's bank, or was lost in one");
        }
        long left = charge.amount() - ChargeRefundStore.refunded(handle, charge.number());
        if (amount < 1 || amount > left) {
            throw nothing("Of this payment " + left + " minor units of " + charge.currency() + " are left");
        }
    }

    private static Problem nothing(String why) {
        return Problem.of(ProblemCode.NOTHING_TO_REFUND).detail(why);
    }

    private Charge intent(ChargeOrder order) {
        long number = Numbers.next();
        return switch (order.method()) {
            case ChargeOrder.Method.Fresh(String paymentMethod, boolean keep) -> {
                requireTaken(paymentMethod, "payment_method");
                yield charge(
                        number,
                        order,
                        paymentMethod,
                        keep ? PaymentProvider.Use.KEEP : PaymentProvider.Use.ONCE,
                        null,
                        providers.taking(paymentMethod).orElseThrow().name());
            }
            case ChargeOrder.Method.Kept(long kept) -> {
                KeptMethod method = store.keptMethod(kept)
                        .filter(found -> found.user() == order.payer())
                        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND)
                                .field("payment_method")
                                .detail("The payer has no such kept payment method"));
                yield charge(number, order, method.method(), PaymentProvider.Use.OFF_SESSION, kept, method.provider());
            }
        };
    }

    private Charge charge(
            long number,
            ChargeOrder order,
            String method,
            PaymentProvider.Use use,
            @org.jspecify.annotations.Nullable Long kept,
            String provider) {
        if (order.amount() < 1 || order.tax() < 0 || order.fee() < 0 || order.tax() > order.amount()) {
            throw new IllegalArgumentException("not a charge: " + order);
        }
        return new Charge(
                number,
                order.purpose(),
                order.subject(),
                order.payer(),
                order.fingerprint(),
                order.market(),
                order.currency(),
                order.amount(),
                order.tax(),
                order.fee(),
                method,
                use,
                kept,
                provider,
                null,
                null,
                ChargeStatus.CREATED,
                null,
                null,
                null,
                clocks.wall(),
                clocks.business(),
                clocks.today(markets.get(order.market())),
                null);
    }
}
