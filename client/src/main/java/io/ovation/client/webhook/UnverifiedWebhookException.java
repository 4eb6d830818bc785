package io.ovation.client.webhook;

/** A delivery that is not from your Ovation, is too old, or was changed on the way. Answer it with 401 and do nothing else. */
public final class UnverifiedWebhookException extends Exception {
    private static final long serialVersionUID = 1L;

    UnverifiedWebhookException(String message, Throwable cause) {
        super(message, cause);
    }

    UnverifiedWebhookException(String message) {
        super(message);
    }
}
