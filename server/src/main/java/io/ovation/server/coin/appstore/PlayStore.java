package io.ovation.server.coin.appstore;

import com.google.api.client.googleapis.auth.oauth2.GoogleIdToken;
import com.google.api.client.googleapis.auth.oauth2.GoogleIdTokenVerifier;
import com.google.api.client.googleapis.auth.oauth2.GooglePublicKeysManager;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.androidpublisher.AndroidPublisher;
import com.google.api.services.androidpublisher.AndroidPublisherScopes;
import com.google.api.services.androidpublisher.model.Money;
import com.google.api.services.androidpublisher.model.Order;
import com.google.api.services.androidpublisher.model.ProductPurchase;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Google Play what was bought, with Google's own library: a purchase token is only a name, what counts is what the store
 * answers about it. Calls block for at most ten seconds each.
 */
@ApplicationScoped
class PlayStore {
    private static final Logger LOG = LoggerFactory.getLogger(PlayStore.class);
    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int PURCHASED = 0;
    private static final int CANCELLED = 1;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int BAD_REQUEST = 400;

    private final StoreSettings.Google settings;
    private final HttpTransport transport = new NetHttpTransport();
    private volatile @Nullable AndroidPublisher publisher;
    private volatile @Nullable GoogleIdTokenVerifier tokens;

    PlayStore(StoreSettings settings) {
        this.settings = settings.google();
    }

    /**
     * The sale behind a purchase token; {@code store_proof_invalid} when there is none that was paid.
     *
     * @throws Problem {@code busy} when Google cannot be asked
     */
    StoreSale sale(String product, String purchaseToken) {
        try {
            ProductPurchase purchase = publisher()
                    .purchases()
                    .products()
                    .get(packageName(), product, purchaseToken)
                    .execute();
            Integer state = purchase.getPurchaseState();
            if (state == null || (state != PURCHASED && state != CANCELLED) || purchase.getOrderId() == null) {
                throw Problem.of(ProblemCode.STORE_PROOF_INVALID)
                        .field("purchase_token")
                        .detail("Google Play has not been paid for this purchase")
                        .cure("Send it again once the app is told that the purchase is complete");
            }
            Order order = publisher()
                    .orders()
                    .get(packageName(), purchase.getOrderId())
                    .execute();
            Money total = order.getTotal();
            return new StoreSale(
                    StoreSale.Store.PLAY,
                    purchase.getOrderId(),
                    product,
                    purchase.getQuantity() == null ? 1 : purchase.getQuantity(),
                    account(purchase.getObfuscatedExternalAccountId()),
                    total == null ? null : minorUnits(total),
                    total == null ? null : total.getCurrencyCode(),
                    purchaseToken,
                    state == CANCELLED);
        } catch (GoogleJsonResponseException e) {
            if (e.getStatusCode() == NOT_FOUND || e.getStatusCode() == GONE || e.getStatusCode() == BAD_REQUEST) {
                throw Problem.of(ProblemCode.STORE_PROOF_INVALID)
                        .field("purchase_token")
                        .detail("Google Play knows of no such purchase");
            }
            throw away(e);
        } catch (IOException e) {
            throw away(e);
        }
    }

    /** Which part of a sale's money the store has given back, in millionths: by how many items can still be refunded. */
    int refundedPpm(String product, String purchaseToken) {
        try {
            ProductPurchase purchase = publisher()
                    .purchases()
                    .products()
                    .get(packageName(), product, purchaseToken)
                    .execute();
            int bought = purchase.getQuantity() == null ? 1 : purchase.getQuantity();
            Integer left = purchase.getRefundableQuantity();
            if (left == null || left < 0 || left > bought) {
                return StorePurchase.ALL;
            }
            return Math.toIntExact((long) StorePurchase.ALL * (bought - left) / bought);
        } catch (IOException e) {
            throw away(e);
        }
    }

    /** Tells the store that the coins were delivered: without it, it gives the money back after three days. */
    void consume(String product, String purchaseToken) {
        try {
            publisher()
                    .purchases()
                    .products()
                    .consume(packageName(), product, purchaseToken)
                    .execute();
        } catch (GoogleJsonResponseException e) {
            if (e.getStatusCode() != GONE) {
                throw new UncheckedIOException(e);
            }
            // It was given back meanwhile: there is nothing to confirm, and a notice of it comes.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses with {@code callback_signature_invalid} a push message that Google did not sign for us. */
    void requirePush(@Nullable String authorization) {
        String audience = settings.notificationAudience().orElse(null);
        String account = settings.notificationAccount().orElse(null);
        if (audience == null || account == null) {
            throw Problem.of(ProblemCode.STORE_NOT_SET_UP)
                    .detail("Notifications of Google Play are not set up on this server");
        }
        Problem unsigned = Problem.of(ProblemCode.CALLBACK_SIGNATURE_INVALID)
                .detail("The message does not carry a token of the account that pushes to us");
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            throw unsigned;
        }
        try {
            GoogleIdToken token = parsed(authorization.substring("Bearer ".length()));
            if (token == null
                    || !tokens().verify(token)
                    || !token.verifyAudience(List.of(audience))
                    || !account.equals(token.getPayload().getEmail())
                    || !Boolean.TRUE.equals(token.getPayload().getEmailVerified())) {
                throw unsigned;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unsigned;
        } catch (IOException e) {
            throw away(e);
        }
    }

    private static @Nullable GoogleIdToken parsed(String text) {
        try {
            return GoogleIdToken.parse(GsonFactory.getDefaultInstance(), text);
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private String packageName() {
        return settings.packageName().orElseThrow(PlayStore::notSetUp);
    }

    private AndroidPublisher publisher() throws IOException {
        AndroidPublisher known = publisher;
        if (known == null) {
            String file = settings.serviceAccount().orElseThrow(PlayStore::notSetUp);
            try (InputStream key = Files.newInputStream(Path.of(file))) {
                HttpRequestInitializer credentials = new HttpCredentialsAdapter(
                        GoogleCredentials.fromStream(key).createScoped(AndroidPublisherScopes.ANDROIDPUBLISHER));
                known = new AndroidPublisher.Builder(transport, GsonFactory.getDefaultInstance(), request -> {
                            credentials.initialize(request);
                            request.setConnectTimeout(TIMEOUT_MILLIS);
                            request.setReadTimeout(TIMEOUT_MILLIS);
                        })
                        .setRootUrl(settings.rootUrl())
                        .setApplicationName("Ovation")
                        .build();
            }
            publisher = known;
        }
        return known;
    }

    private GoogleIdTokenVerifier tokens() {
        GoogleIdTokenVerifier known = tokens;
        if (known == null) {
            known = new GoogleIdTokenVerifier.Builder(
                            new GooglePublicKeysManager.Builder(transport, GsonFactory.getDefaultInstance())
                                    .setPublicCertsEncodedUrl(settings.certificatesUrl())
                                    .build())
                    .build();
            tokens = known;
        }
        return known;
    }

    private static @Nullable UUID account(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static long minorUnits(Money money) {
        int digits = Currency.getInstance(money.getCurrencyCode()).getDefaultFractionDigits();
        long inOne = (long) Math.pow(10, digits);
        long units = money.getUnits() == null ? 0 : money.getUnits();
        long nanos = money.getNanos() == null ? 0 : money.getNanos();
        return Math.multiplyExact(units, inOne) + nanos * inOne / 1_000_000_000L;
    }

    private static Problem notSetUp() {
        return Problem.of(ProblemCode.STORE_NOT_SET_UP)
                .detail("Google Play is not set up on this server")
                .cure("Set ovation.stores.google.package-name and ovation.stores.google.service-account");
    }

    private static Problem away(IOException cause) {
        LOG.warn("Google Play cannot be asked: {}", cause.toString());
        return Problem.of(ProblemCode.BUSY)
                .detail("Google Play cannot be asked now; nothing was applied")
                .retryAfter(Duration.ofSeconds(10));
    }
}
