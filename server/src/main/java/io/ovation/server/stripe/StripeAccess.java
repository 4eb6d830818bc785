package io.ovation.server.stripe;

import com.stripe.StripeClient;
import com.stripe.service.V1Services;
import io.ovation.server.identity.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The way to Stripe, when a key is configured. Secrets are read once, from the configuration or from files, and never
 * logged. Any thread.
 */
@ApplicationScoped
public class StripeAccess {
    private static final int QUICK_RETRIES = 2;

    private final StripeSettings settings;
    private final boolean test;
    private final Optional<StripeClient> client;
    private final List<String> webhookSecrets;

    /** As the server uses it. */
    @Inject
    public StripeAccess(StripeSettings settings, Secrets secrets) {
        this(settings, secrets.mode().isTest());
    }

    StripeAccess(StripeSettings settings, boolean test) {
        this.settings = settings;
        this.test = test;
        this.client =
                secret(settings.secretKey(), settings.secretKeyFile()).map(key -> open(settings, checked(key, test)));
        this.webhookSecrets = settings.webhookSecrets()
                .orElseGet(() -> settings.webhookSecretsFile()
                        .map(file -> read(file)
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList())
                        .orElse(List.of()));
    }

    /** Whether Stripe is used here. */
    public boolean isOn() {
        return client.isPresent();
    }

    /** Whether what happens at Stripe is a test there: the server's own mode. */
    public boolean isTest() {
        return test;
    }

    /** The secrets that callbacks may be signed with; none when Stripe is not used. */
    List<String> webhookSecrets() {
        return webhookSecrets;
    }

    Optional<String> returnUrl() {
        return settings.returnUrl();
    }

    V1Services client() {
        return client.map(StripeClient::v1)
                .orElseThrow(() -> new IllegalStateException(
                        "Stripe is not configured any more, and something given to it is open"));
    }

    /** A test key in a live server would sell coins for nothing, a live key in a test server would charge real cards. */
    static String checked(String key, boolean test) {
        String wanted = test ? "_test_" : "_live_";
        if (!key.matches("[sr]k_(test|live)_[A-Za-z0-9_]{3,}")) {
            throw new IllegalArgumentException(
                    "ovation.stripe.secret-key is not a Stripe secret key: those begin with sk_ or rk_");
        }
        if (!key.substring(2).startsWith(wanted)) {
            throw new IllegalArgumentException("This server is in " + (test ? "test" : "live")
                    + " mode and ovation.stripe.secret-key is a key of the other mode");
        }
        return key;
    }

    private static StripeClient open(StripeSettings settings, String key) {
        int millis = Math.toIntExact(settings.timeout().toMillis());
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(settings.apiBase())
                .setMaxNetworkRetries(QUICK_RETRIES)
                .setConnectTimeout(millis)
                .setReadTimeout(millis)
                .build();
    }

    private static Optional<String> secret(Optional<String> value, Optional<String> file) {
        return value.or(() -> file.map(StripeAccess::read)).map(String::strip);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The secret file " + file + " of ovation.stripe cannot be read", e);
        }
    }
}
