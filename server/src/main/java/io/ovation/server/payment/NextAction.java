package io.ovation.server.payment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the payer's app has to do before a payment can be decided, such as 3-D Secure.
 *
 * @param type what to do
 * @param clientSecret what the provider's own library in the app is given; never logged, forgotten when the payment ends
 * @param url where to send the viewer
 */
public record NextAction(
        Type type, @Nullable String clientSecret, @Nullable String url) {
    /** Without the secret: a recharge may be written to the log. */
    @Override
    public String toString() {
        return "NextAction[" + type + "]";
    }

    /** What to do. */
    public enum Type {
        /** Show the provider's payment form with the client secret: the viewer chooses how to pay there. */
        CONFIRM,
        /** Let the provider's library authenticate the viewer with the client secret (3-D Secure). */
        AUTHENTICATE,
        /** Send the viewer to the address; they come back when it is done. */
        REDIRECT;

        /** As the API shows it. */
        public String shown() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The type of what the API shows. */
        public static Type of(String shown) {
            return valueOf(shown.toUpperCase(Locale.ROOT));
        }
    }
}
