package io.ovation.client.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.ovation.client.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells whether a webhook delivery is real: signed with your endpoint's secret (Standard Webhooks, HMAC-SHA256 over id, time and
 * body), and not older than five minutes. Immutable; any thread.
 *
 * <pre>{@code
 * WebhookVerifier verifier = WebhookVerifier.of(System.getenv("OVATION_WEBHOOK_SECRET"));
 * Event event = verifier.verify(body, exchange.getRequestHeaders()); // the body as it came, byte for byte
 * if (handled.add(event.id())) { ... }                              // deliveries may come twice
 * }</pre>
 */
public final class WebhookVerifier {
    private static final String PREFIX = "whsec_";

    private final List<Webhook> secrets;

    private WebhookVerifier(List<Webhook> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /**
     * For an endpoint.
     *
     * @param secret {@code whsec_...}, as it was shown when the endpoint was made or its secret rotated
     * @param others more that are taken as well, while you go over from one to the other
     */
    public static WebhookVerifier of(String secret, String... others) {
        List<Webhook> webhooks = new ArrayList<>();
        webhooks.add(webhook(secret));
        for (String other : others) {
            webhooks.add(webhook(other));
        }
        return new WebhookVerifier(webhooks);
    }

    /** The library takes an empty secret, with which anybody could sign. */
    private static Webhook webhook(String secret) {
        if (secret.length() <= PREFIX.length() || !secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A webhook secret begins with " + PREFIX);
        }
        return new Webhook(secret);
    }

    /**
     * The event of a delivery.
     *
     * @param body the request's body, unchanged
     * @param headers of the request; upper and lower case do not matter
     * @throws UnverifiedWebhookException when it is not to be believed
     */
    public Event verify(String body, Map<String, List<String>> headers) throws UnverifiedWebhookException {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> {
            if (name != null) {
                lower.put(name.toLowerCase(Locale.ROOT), values);
            }
        });
        WebhookVerificationException reason = null;
        for (Webhook secret : secrets) {
            try {
                secret.verify(body, lower);
                return Event.read(body);
            } catch (WebhookVerificationException e) {
                reason = e;
            } catch (JsonProcessingException e) {
                throw new UnverifiedWebhookException("Signed, but not an event: " + e.getOriginalMessage(), e);
            }
        }
        throw reason == null
                ? new UnverifiedWebhookException("No secret")
                : new UnverifiedWebhookException(String.valueOf(reason.getMessage()), reason);
    }
}
