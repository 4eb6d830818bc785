package io.ovation.server.stripe;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge.PaymentMethodDetails;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeError;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.ovation.server.payment.Instrument;
import io.ovation.server.payment.NextAction;
import io.ovation.server.payment.PaymentProvider;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Payments by Stripe payment intents. A payment method of Stripe's ({@code pm_…}, made by its library in the app) is
 * charged at once, with 3-D Secure when the bank wants it; {@link #FORM} makes an intent that the app lets the viewer pay
 * in Stripe's own form. Our id is the idempotency key and stands in the metadata, so that a payment is found again when
 * Stripe's memory of keys is over. Blocking; any thread.
 */
@ApplicationScoped
public class StripePayments implements PaymentProvider {
    /** The payment method that lets the viewer choose how to pay, in Stripe's form. */
    public static final String FORM = "stripe";

    /** Name of our id of a recharge in Stripe's metadata. */
    static final String RECHARGE = "ovation_recharge";

    /** Name of our id of any other payment in Stripe's metadata. */
    static final String PAYMENT = "ovation_payment";

    /** Name of our id of a user in Stripe's metadata. */
    private static final String USER = "ovation_user";

    /** Name of our id of a refund in Stripe's metadata. */
    static final String REFUND = "ovation_refund";

    /** Marks intents that are paid in Stripe's form. */
    private static final String BY_FORM = "ovation_form";

    /** Asked for with each intent: it says what was paid with. */
    private static final String CHARGE = "latest_charge";

    private static final PaymentIntentRetrieveParams RETRIEVE =
            PaymentIntentRetrieveParams.builder().addExpand(CHARGE).build();

    private static final Pattern METHOD = Pattern.compile("pm_[A-Za-z0-9_]{3,250}");
    private static final long MOST_REFUNDS = 100;

    private final StripeAccess stripe;

    StripePayments(StripeAccess stripe) {
        this.stripe = stripe;
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public boolean takes(String paymentMethod) {
        return stripe.isOn()
                && (paymentMethod.equals(FORM) || METHOD.matcher(paymentMethod).matches());
    }

    @Override
    public String methods() {
        return stripe.isOn() ? "a Stripe payment method (pm_…), or " + FORM + " for its payment form" : "";
    }

    @Override
    public long receivable() {
        return 3;
    }

    @Override
    public Payment charge(Charge charge) {
        try {
            String customer = customer(charge);
            return payment(
                    stripe.client().paymentIntents().create(intent(charge, customer), key(charge.id() + "-charge")));
        } catch (CardException e) {
            return declined(e);
        } catch (InvalidRequestException e) {
            return declined(e);
        } catch (StripeException e) {
            throw new StripeUnavailable("take payment " + charge.id(), e);
        }
    }

    @Override
    public Payment look(String id, @Nullable String reference) {
        try {
            return find(id, reference).map(StripePayments::payment).orElseGet(StripePayments::unknown);
        } catch (StripeException e) {
            throw new StripeUnavailable("look up payment " + id, e);
        }
    }

    @Override
    public Payment cancel(String id, @Nullable String reference) {
        try {
            Optional<PaymentIntent> found = find(id, reference);
            if (found.isEmpty()) {
                return unknown();
            }
            try {
                return payment(stripe.client()
                        .paymentIntents()
                        .cancel(
                                found.get().getId(),
                                PaymentIntentCancelParams.builder()
                                        .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
                                        .build()));
            } catch (InvalidRequestException decidedMeanwhile) {
                return payment(
                        stripe.client().paymentIntents().retrieve(found.get().getId(), RETRIEVE));
            }
        } catch (StripeException e) {
            throw new StripeUnavailable("give up payment " + id, e);
        }
    }

    /** Looks for the refund first: Stripe forgets idempotency keys after a day, but never the refund. */
    @Override
    public Refunded refund(RefundOrder order) {
        try {
            Optional<PaymentIntent> intent = find(order.payment(), order.reference());
            if (intent.isEmpty()) {
                return new Refunded(false, "unknown_payment");
            }
            String reference = intent.get().getId();
            for (Refund known : stripe.client()
                    .refunds()
                    .list(RefundListParams.builder()
                            .setPaymentIntent(reference)
                            .setLimit(MOST_REFUNDS)
                            .build())
                    .getData()) {
                if (known.getMetadata() != null
                        && order.id().equals(known.getMetadata().get(REFUND))) {
                    return refunded(known);
                }
            }
            return refunded(stripe.client()
                    .refunds()
                    .create(
                            RefundCreateParams.builder()
                                    .setPaymentIntent(reference)
                                    .setAmount(StripeAmounts.outward(order.amount(), order.currency()))
                                    .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                                    .putMetadata(REFUND, order.id())
                                    .build(),
                            key(order.id())));
        } catch (InvalidRequestException e) {
            return new Refunded(false, e.getCode() == null ? "refused" : e.getCode());
        } catch (StripeException e) {
            throw new StripeUnavailable("make refund " + order.id(), e);
        }
    }

    /** Stripe's id of who pays; made when a method is to be kept and Stripe has none of them yet. */
    private @Nullable String customer(Charge charge) throws StripeException {
        Customer customer = charge.customer();
        if (charge.use() == Use.ONCE || customer == null) {
            return null;
        }
        return customer.reference() != null
                ? customer.reference()
                : stripe.client()
                        .customers()
                        .create(
                                CustomerCreateParams.builder()
                                        .putMetadata(USER, customer.payer())
                                        .build(),
                                key("customer-" + customer.payer()))
                        .getId();
    }

    /** Under which name our id of a payment stands in Stripe's metadata. */
    private static String name(String id) {
        return id.startsWith("rch_") ? RECHARGE : PAYMENT;
    }

    private PaymentIntentCreateParams intent(Charge charge, @Nullable String customer) {
        AutomaticPaymentMethods.Builder automatic =
                AutomaticPaymentMethods.builder().setEnabled(true);
        PaymentIntentCreateParams.Builder intent = PaymentIntentCreateParams.builder()
                .setAmount(StripeAmounts.outward(charge.amount(), charge.currency()))
                .setCurrency(StripeAmounts.code(charge.currency()))
                .addExpand(CHARGE)
                .putMetadata(name(charge.id()), charge.id());
        if (customer != null) {
            intent.setCustomer(customer);
        }
        if (charge.use() == Use.OFF_SESSION) {
            return intent.setAutomaticPaymentMethods(automatic
                            .setAllowRedirects(AutomaticPaymentMethods.AllowRedirects.NEVER)
                            .build())
                    .setPaymentMethod(charge.paymentMethod())
                    .setOffSession(true)
                    .setConfirm(true)
                    .build();
        }
        if (charge.use() == Use.KEEP) {
            intent.setSetupFutureUsage(PaymentIntentCreateParams.SetupFutureUsage.OFF_SESSION);
        }
        if (charge.paymentMethod().equals(FORM)) {
            return intent.setAutomaticPaymentMethods(automatic.build())
                    .putMetadata(BY_FORM, "yes")
                    .build();
        }
        if (stripe.returnUrl().isEmpty()) {
            automatic.setAllowRedirects(AutomaticPaymentMethods.AllowRedirects.NEVER);
        }
        stripe.returnUrl().ifPresent(intent::setReturnUrl);
        return intent.setAutomaticPaymentMethods(automatic.build())
                .setPaymentMethod(charge.paymentMethod())
                .setConfirm(true)
                .build();
    }

    /** By Stripe's id, or by ours: Stripe's search is complete after a minute, and we look this way after an hour. */
    private Optional<PaymentIntent> find(String id, @Nullable String reference) throws StripeException {
        if (reference != null && !reference.isEmpty()) {
            return Optional.of(stripe.client().paymentIntents().retrieve(reference, RETRIEVE));
        }
        return stripe
                .client()
                .paymentIntents()
                .search(PaymentIntentSearchParams.builder()
                        .setQuery("metadata['" + name(id) + "']:'" + id + "'")
                        .setLimit(1L)
                        .addExpand("data." + CHARGE)
                        .build())
                .getData()
                .stream()
                .findFirst();
    }

    private static Payment payment(PaymentIntent intent) {
        String reference = intent.getId();
        return switch (intent.getStatus()) {
            case "succeeded" ->
                new Payment(State.SUCCEEDED, reference, null, null, received(intent), kept(intent), instrument(intent));
            case "canceled" -> new Payment(State.CANCELLED, reference, intent.getCancellationReason());
            case "requires_action" -> new Payment(State.PENDING, reference, null, authentication(intent));
            case "requires_payment_method" -> openOrDeclined(intent);
            default -> new Payment(State.PENDING, reference, null);
        };
    }

    private static @Nullable Kept kept(PaymentIntent intent) {
        return intent.getSetupFutureUsage() == null || intent.getCustomer() == null || intent.getPaymentMethod() == null
                ? null
                : new Kept(intent.getCustomer(), intent.getPaymentMethod());
    }

    /** Stripe's fingerprint of what was charged: the same for the same card or account, whoever typed it in. */
    private static @Nullable Instrument instrument(PaymentIntent intent) {
        PaymentMethodDetails details = intent.getLatestChargeObject() == null
                ? null
                : intent.getLatestChargeObject().getPaymentMethodDetails();
        if (details == null) {
            return null;
        }
        if (details.getCard() != null) {
            return instrument(Instrument.Kind.CARD, details.getCard().getFingerprint());
        }
        if (details.getSepaDebit() != null) {
            return instrument(
                    Instrument.Kind.BANK_ACCOUNT, details.getSepaDebit().getFingerprint());
        }
        if (details.getUsBankAccount() != null) {
            return instrument(
                    Instrument.Kind.BANK_ACCOUNT, details.getUsBankAccount().getFingerprint());
        }
        return null;
    }

    private static @Nullable Instrument instrument(Instrument.Kind kind, @Nullable String fingerprint) {
        return fingerprint == null || fingerprint.isBlank() ? null : new Instrument(kind, fingerprint);
    }

    private static Received received(PaymentIntent intent) {
        String currency = intent.getCurrency().toUpperCase(Locale.ROOT);
        Long amount = intent.getAmountReceived();
        return new Received(StripeAmounts.inward(amount == null ? 0 : amount, currency), currency);
    }

    /** In the form the viewer tries again with another card; a method that we charged ourselves is declined. */
    private static Payment openOrDeclined(PaymentIntent intent) {
        StripeError error = intent.getLastPaymentError();
        if (error != null && !isForm(intent)) {
            return new Payment(State.DECLINED, intent.getId(), reason(error));
        }
        return new Payment(
                State.PENDING,
                intent.getId(),
                null,
                new NextAction(NextAction.Type.CONFIRM, intent.getClientSecret(), null));
    }

    private static boolean isForm(PaymentIntent intent) {
        return intent.getMetadata() != null && intent.getMetadata().containsKey(BY_FORM);
    }

    private static NextAction authentication(PaymentIntent intent) {
        PaymentIntent.NextAction next = intent.getNextAction();
        if (next != null && next.getRedirectToUrl() != null) {
            return new NextAction(
                    NextAction.Type.REDIRECT,
                    intent.getClientSecret(),
                    next.getRedirectToUrl().getUrl());
        }
        return new NextAction(NextAction.Type.AUTHENTICATE, intent.getClientSecret(), null);
    }

    private static Payment declined(StripeException e) {
        StripeError error = e.getStripeError();
        PaymentIntent intent = error == null ? null : error.getPaymentIntent();
        String reason = error == null ? "declined" : reason(error);
        return new Payment(State.DECLINED, intent == null ? null : intent.getId(), reason);
    }

    /** The most exact code there is: why the bank declined, else why Stripe did. */
    private static String reason(StripeError error) {
        if (error.getDeclineCode() != null) {
            return error.getDeclineCode();
        }
        return error.getCode() == null ? "declined" : error.getCode();
    }

    private static Refunded refunded(Refund refund) {
        return switch (refund.getStatus()) {
            case "succeeded" -> new Refunded(true, null);
            case "failed", "canceled" ->
                new Refunded(false, refund.getFailureReason() == null ? refund.getStatus() : refund.getFailureReason());
            default -> new Refunded(RefundState.PENDING, null);
        };
    }

    private static Payment unknown() {
        return new Payment(State.DECLINED, null, "unknown_payment");
    }

    private static RequestOptions key(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }
}
