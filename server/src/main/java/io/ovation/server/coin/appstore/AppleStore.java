package io.ovation.server.coin.appstore;

import com.apple.itunes.storekit.model.Environment;
import com.apple.itunes.storekit.model.JWSTransactionDecodedPayload;
import com.apple.itunes.storekit.model.NotificationTypeV2;
import com.apple.itunes.storekit.model.ResponseBodyV2DecodedPayload;
import com.apple.itunes.storekit.model.Type;
import com.apple.itunes.storekit.verification.SignedDataVerifier;
import com.apple.itunes.storekit.verification.VerificationException;
import com.apple.itunes.storekit.verification.VerificationStatus;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.identity.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks what Apple signed, with Apple's own library: the chain of certificates up to Apple's root, the marks in them, the app
 * and the environment. A sandbox server takes sandbox purchases only, a live one live purchases only.
 */
@ApplicationScoped
class AppleStore {
    private final StoreSettings.Apple settings;
    private final Secrets secrets;
    private volatile @Nullable SignedDataVerifier verifier;

    AppleStore(StoreSettings settings, Secrets secrets) {
        this.settings = settings.apple();
        this.secrets = secrets;
    }

    /** The sale that a signed transaction proves; {@code store_proof_invalid} when it proves none. */
    StoreSale sale(String signedTransaction) {
        return sale(transaction(signedTransaction, ProblemCode.STORE_PROOF_INVALID));
    }

    /** What a notification says; {@code callback_signature_invalid} when Apple did not sign it. */
    Notice notice(String signedPayload) {
        ResponseBodyV2DecodedPayload notification = decoded(
                verifier -> verifier.verifyAndDecodeNotification(signedPayload),
                ProblemCode.CALLBACK_SIGNATURE_INVALID);
        NotificationTypeV2 type = notification.getNotificationType();
        String id = String.valueOf(notification.getNotificationUUID());
        String kind = String.valueOf(notification.getRawNotificationType());
        boolean refund = type == NotificationTypeV2.REFUND;
        if ((!refund && type != NotificationTypeV2.REFUND_REVERSED)
                || notification.getData() == null
                || notification.getData().getSignedTransactionInfo() == null
                || notification.getSignedDate() == null) {
            return new Notice(id, kind, null);
        }
        JWSTransactionDecodedPayload transaction =
                transaction(notification.getData().getSignedTransactionInfo(), ProblemCode.CALLBACK_SIGNATURE_INVALID);
        return new Notice(
                id,
                kind,
                new RefundNews(
                        StoreSale.Store.APP_STORE,
                        transaction.getTransactionId(),
                        refund ? refundedPpm(transaction.getRevocationPercentage()) : 0,
                        Instant.ofEpochMilli(notification.getSignedDate())));
    }

    /**
     * Which part went back, in millionths: all of it where the store does not say. Apple writes thousandths of a percent
     * (App Store Server API, {@code revocationPercentage}).
     */
    private static int refundedPpm(@Nullable Integer milliPercent) {
        return milliPercent == null || milliPercent <= 0 || milliPercent > 100_000
                ? StorePurchase.ALL
                : milliPercent * 10;
    }

    /**
     * A notification of Apple's.
     *
     * @param refund null when it is about something else
     */
    record Notice(String id, String kind, @Nullable RefundNews refund) {}

    private JWSTransactionDecodedPayload transaction(String signed, ProblemCode otherwise) {
        return decoded(verifier -> verifier.verifyAndDecodeTransaction(signed), otherwise);
    }

    private <T> T decoded(Decoding<T> decoding, ProblemCode otherwise) {
        SignedDataVerifier checked = verifier();
        try {
            return decoding.of(checked);
        } catch (VerificationException e) {
            throw refused(e, otherwise);
        } catch (RuntimeException e) {
            // The library says so in many ways when a text is no signed document at all.
            throw Problem.of(otherwise).detail("It is not a document that Apple signs");
        }
    }

    private static StoreSale sale(JWSTransactionDecodedPayload transaction) {
        if (transaction.getType() != Type.CONSUMABLE) {
            throw Problem.of(ProblemCode.STORE_PROOF_INVALID).detail("Coins are consumable products, and this is none");
        }
        Integer quantity = transaction.getQuantity();
        return new StoreSale(
                StoreSale.Store.APP_STORE,
                transaction.getTransactionId(),
                transaction.getProductId(),
                quantity == null ? 1 : quantity,
                transaction.getAppAccountToken(),
                minorUnits(transaction.getPrice(), transaction.getCurrency()),
                transaction.getCurrency(),
                null,
                transaction.getRevocationDate() != null);
    }

    /** Apple writes prices in thousandths of the currency. */
    private static @Nullable Long minorUnits(@Nullable Long thousandths, @Nullable String currency) {
        if (thousandths == null || currency == null) {
            return null;
        }
        long inOne = (long) Math.pow(10, Currency.getInstance(currency).getDefaultFractionDigits());
        return Math.multiplyExact(thousandths, inOne) / 1_000;
    }

    private SignedDataVerifier verifier() {
        SignedDataVerifier known = verifier;
        if (known != null) {
            return known;
        }
        List<String> roots = settings.rootCertificates().orElse(List.of());
        if (settings.bundleId().isEmpty() || roots.isEmpty()) {
            throw Problem.of(ProblemCode.STORE_NOT_SET_UP)
                    .detail("The App Store is not set up on this server")
                    .cure("Set ovation.stores.apple.bundle-id and ovation.stores.apple.root-certificates");
        }
        Set<InputStream> certificates = new HashSet<>();
        for (String file : roots) {
            try {
                certificates.add(new ByteArrayInputStream(Files.readAllBytes(Path.of(file))));
            } catch (IOException e) {
                throw new UncheckedIOException("the root certificate " + file + " cannot be read", e);
            }
        }
        SignedDataVerifier fresh = new SignedDataVerifier(
                certificates,
                settings.bundleId().get(),
                settings.appAppleId().orElse(null),
                secrets.mode().isTest() ? Environment.SANDBOX : Environment.PRODUCTION,
                settings.onlineChecks());
        verifier = fresh;
        return fresh;
    }

    /** What the library decodes. */
    private interface Decoding<T> {
        T of(SignedDataVerifier verifier) throws VerificationException;
    }

    private static Problem refused(VerificationException e, ProblemCode code) {
        if (e.getStatus() == VerificationStatus.RETRYABLE_VERIFICATION_FAILURE) {
            return Problem.of(ProblemCode.BUSY)
                    .detail("Apple could not be asked whether a certificate still holds")
                    .retryAfter(java.time.Duration.ofSeconds(30));
        }
        String detail = switch (e.getStatus()) {
            case INVALID_APP_IDENTIFIER -> "It is about another app";
            case INVALID_ENVIRONMENT -> "It is of the other environment: sandbox and live purchases are kept apart";
            case INVALID_CHAIN, INVALID_CHAIN_LENGTH, INVALID_CERTIFICATE -> "Apple did not sign it";
            default -> "Its signature does not hold";
        };
        return Problem.of(code).detail(detail);
    }
}
