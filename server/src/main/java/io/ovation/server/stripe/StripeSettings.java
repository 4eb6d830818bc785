package io.ovation.server.stripe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How this server speaks with Stripe. Without a secret key it does not. */
@ConfigMapping(prefix = "ovation.stripe")
public interface StripeSettings {
    /** The secret or restricted key ({@code sk_test_…}, {@code rk_live_…}); its mode must be the server's. */
    Optional<String> secretKey();

    /** A file that holds the key instead, such as a mounted secret. */
    Optional<String> secretKeyFile();

    /**
     * Signing secrets ({@code whsec_…}) of the webhook endpoints at Stripe: the platform's, the one for connected accounts,
     * and while one is rotated, the old and the new.
     */
    Optional<List<String>> webhookSecrets();

    /** A file that holds these instead, one a line. */
    Optional<String> webhookSecretsFile();

    /** Where viewers come back to from a page of their bank. Without it, methods that redirect are not offered. */
    Optional<String> returnUrl();

    /** Where Stripe is. */
    @WithDefault("https://api.stripe.com")
    String apiBase();

    /** How long one call may take. */
    @WithDefault("20s")
    Duration timeout();
}
