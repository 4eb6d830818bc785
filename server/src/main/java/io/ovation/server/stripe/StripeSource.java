package io.ovation.server.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.ovation.server.api.CallbackSignature;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.callback.Callback;
import io.ovation.server.callback.CallbackSource;
import io.ovation.server.callback.SignedEvent;
import io.ovation.server.payment.PaymentCallbacks;
import io.ovation.server.payment.PaymentNews;
import io.ovation.server.payment.PaymentProvider;
import io.ovation.server.payout.PayoutCallbacks;
import io.ovation.server.payout.PayoutNews;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;

/**
 * What Stripe tells us, at {@code /v1/provider-callbacks/stripe}: events of the platform's own account and of connected
 * accounts. They come in any order and in the version of the endpoint, so only ids are taken from most of them, and Stripe
 * is asked how things stand; a payment that succeeded needs no question.
 */
@ApplicationScoped
public class StripeSource implements CallbackSource {
    /** What a connected account has of these is its own, whatever its metadata say. */
    private static final Set<String> OF_THE_PLATFORM = Set.of("payment_intent", "refund", "dispute");

    private final StripeAccess stripe;
    private final PaymentCallbacks payments;
    private final PayoutCallbacks payouts;
    private final StripeDisputes disputes;
    private final ObjectMapper json;

    StripeSource(
            StripeAccess stripe,
            PaymentCallbacks payments,
            PayoutCallbacks payouts,
            StripeDisputes disputes,
            ObjectMapper json) {
        this.stripe = stripe;
        this.payments = payments;
        this.payouts = payouts;
        this.disputes = disputes;
        this.json = json;
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public SignedEvent read(Callback callback) {
        requireSigned(callback);
        JsonNode event = parse(callback.text());
        String id = event.path("id").asText();
        String type = event.path("type").asText();
        JsonNode object = event.path("data").path("object");
        if (id.isEmpty() || type.isEmpty() || !object.isObject()) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).detail("This is not an event of Stripe's");
        }
        if (event.path("livemode").asBoolean() == stripe.isTest()) {
            return SignedEvent.notOurs(id, type);
        }
        String kind = object.path("object").asText();
        boolean connected = event.hasNonNull("account");
        if (connected && OF_THE_PLATFORM.contains(kind)) {
            return SignedEvent.notOurs(id, type);
        }
        return switch (kind) {
            case "payment_intent" -> payment(id, type, object);
            case "refund" ->
                payments.event(id, type, new PaymentNews.RefundChanged(ours(object, StripePayments.REFUND)));
            case "dispute" -> disputes.event(id, type, object);
            case "payout", "transfer" ->
                payouts.event(id, type, new PayoutNews.Changed(ours(object, StripePayouts.PAYOUT)));
            default -> SignedEvent.notOurs(id, type);
        };
    }

    private SignedEvent payment(String id, String type, JsonNode object) {
        String recharge = ours(object, StripePayments.RECHARGE);
        String payment = recharge.isEmpty() ? ours(object, StripePayments.PAYMENT) : recharge;
        String currency = object.path("currency").asText().toUpperCase(Locale.ROOT);
        JsonNode amount = object.path("amount_received");
        PaymentNews news = type.equals("payment_intent.succeeded") && amount.isNumber() && currency.length() == 3
                ? new PaymentNews.Succeeded(
                        payment,
                        object.path("id").asText(),
                        new PaymentProvider.Received(StripeAmounts.inward(amount.asLong(), currency), currency))
                : new PaymentNews.Changed(payment);
        return payments.event(id, type, news);
    }

    /** Any of the secrets will do: there is one an endpoint, and two while one is rotated. */
    private void requireSigned(Callback callback) {
        String signature = callback.header("Stripe-Signature");
        if (signature != null) {
            for (String secret : stripe.webhookSecrets()) {
                try {
                    if (Webhook.Signature.verifyHeader(
                            callback.text(), signature, secret, CallbackSignature.TOLERANCE.toSeconds())) {
                        return;
                    }
                } catch (SignatureVerificationException notThisOne) {
                    // the next one, perhaps
                }
            }
        }
        throw Problem.of(ProblemCode.CALLBACK_SIGNATURE_INVALID)
                .detail("The header Stripe-Signature does not belong to this body and time");
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).detail("The event cannot be read");
        }
    }

    private static String ours(JsonNode object, String name) {
        return object.path("metadata").path(name).asText();
    }
}
