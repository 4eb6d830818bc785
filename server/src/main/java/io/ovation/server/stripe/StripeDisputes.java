package io.ovation.server.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ovation.server.callback.SignedEvent;
import io.ovation.server.payment.DisputeNews;
import io.ovation.server.payment.PaymentDisputes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's disputes in our words. A dispute carries its own balance transactions: one that is negative says that the money
 * was taken, and its fee what Stripe took for the trouble; a warning has none.
 */
@ApplicationScoped
class StripeDisputes {
    private final PaymentDisputes disputes;

    StripeDisputes(PaymentDisputes disputes) {
        this.disputes = disputes;
    }

    SignedEvent event(String id, String type, JsonNode dispute) {
        String payment = dispute.path("payment_intent").asText("");
        String currency = upper(dispute.path("currency"));
        if (payment.isEmpty() || currency.length() != 3) {
            return SignedEvent.notOurs(id, type);
        }
        long fee = 0;
        String feeCurrency = currency;
        boolean withdrawn = type.equals("charge.dispute.funds_withdrawn");
        for (JsonNode movement : dispute.path("balance_transactions")) {
            if (movement.path("amount").asLong() < 0) {
                withdrawn = true;
                fee += movement.path("fee").asLong();
                feeCurrency = upper(movement.path("currency"));
            }
        }
        JsonNode due = dispute.path("evidence_details").path("due_by");
        return disputes.event(
                id,
                type,
                new DisputeNews(
                        "stripe",
                        dispute.path("id").asText(),
                        payment,
                        StripeAmounts.inward(dispute.path("amount").asLong(), currency),
                        currency,
                        StripeAmounts.inward(Math.max(0, fee), feeCurrency),
                        feeCurrency,
                        dispute.path("reason").asText("general"),
                        due.isNumber() ? Instant.ofEpochSecond(due.asLong()) : null,
                        withdrawn,
                        decision(dispute.path("status").asText())));
    }

    private static DisputeNews.@Nullable Decision decision(String status) {
        return switch (status) {
            case "won" -> DisputeNews.Decision.WON;
            case "lost" -> DisputeNews.Decision.LOST;
            case "warning_closed", "prevented" -> DisputeNews.Decision.CLOSED;
            default -> null;
        };
    }

    private static String upper(JsonNode text) {
        return text.asText().toUpperCase(Locale.ROOT);
    }
}
