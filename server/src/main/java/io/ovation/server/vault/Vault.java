package io.ovation.server.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals what the database must not show, and opens it again. What was sealed for one purpose opens for that purpose only, so a
 * row's account cannot be moved to somebody else's row. Without keys nothing is sealed and nothing opened, and both say so.
 *
 * <p>Sealed texts look like {@code v1.3.AbC…}: format, number of the key, bytes in Base64. Any thread. A server whose keys are
 * not those of the database does not start ({@link #agree}); whoever uses a vault without that is checked at the first use.
 */
@ApplicationScoped
public class Vault {
    private static final String FORMAT = "v1.";
    private static final int FINGERPRINT_CHARACTERS = 32;

    private final List<VaultKey> keys;
    private final Optional<Aead> aead;
    private final Set<Integer> givenUp;
    private final KnownKeys known;
    private volatile boolean checked;

    /**
     * As the server uses it.
     *
     * @throws IllegalArgumentException when the setting cannot be read
     */
    @Inject
    public Vault(VaultSettings settings, Database database) {
        this.keys = settings.keys().map(VaultKey::read).orElse(List.of());
        this.aead = keys.isEmpty() ? Optional.empty() : Optional.of(aead(keys));
        this.givenUp = settings.givenUp().orElse(Set.of());
        this.known = new KnownKeys(database);
    }

    /**
     * Finds this server's keys to be all of those that the database is sealed with; the first server tells it which they are.
     * Blocking; once, before anything is sealed.
     *
     * @throws VaultClosed in words for the operator, when a key differs or is missing; the database is as it was
     */
    public void agree() {
        known.agree(keys, givenUp);
        checked = true;
    }

    /** Whether there are keys. */
    public boolean isOpen() {
        return aead.isPresent();
    }

    /**
     * Seals a text.
     *
     * @param purpose what it is and whose, such as {@code payout-account:77}; needed again to open it
     */
    public String seal(String purpose, String clear) {
        byte[] sealed = seal(purpose, clear.getBytes(StandardCharsets.UTF_8));
        return prefix() + Base64.getEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * Opens a text.
     *
     * @throws VaultClosed when it cannot be opened: another key, another purpose, or somebody changed it
     */
    public String open(String purpose, String sealed) {
        int second = sealed.startsWith(FORMAT) ? sealed.indexOf('.', FORMAT.length()) : -1;
        if (second < 0) {
            throw new VaultClosed("What should be sealed as " + purpose + " is not");
        }
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(second + 1));
        return new String(open(purpose, bytes), StandardCharsets.UTF_8);
    }

    /** Seals bytes. */
    public byte[] seal(String purpose, byte[] clear) {
        try {
            return ready().encrypt(clear, purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException fault) {
            throw new VaultClosed("What is for " + purpose + " cannot be sealed", fault);
        }
    }

    /**
     * Opens bytes.
     *
     * @throws VaultClosed when they cannot be opened
     */
    public byte[] open(String purpose, byte[] sealed) {
        try {
            return ready().decrypt(sealed, purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException fault) {
            throw new VaultClosed(
                    "What was sealed as " + purpose + " cannot be opened: its key is missing, or it was changed",
                    fault);
        }
    }

    /** Whether a text was sealed here; what is older than the vault was not. */
    public static boolean isSealed(@Nullable String text) {
        return text != null && text.matches("v1\\.\\d{1,7}\\.[A-Za-z0-9+/]+");
    }

    /** How texts begin that the newest key sealed. */
    public String prefix() {
        return FORMAT + key().number() + ".";
    }

    /**
     * A text's mark: the same text has the same one, and nobody without the key can tell which text it was. For finding
     * equals, such as two people's one bank account. Made with the key of the lowest number.
     */
    public String mark(String purpose, String clear) {
        ready();
        VaultKey oldest = keys.getFirst();
        for (VaultKey each : keys) {
            oldest = each.number() < oldest.number() ? each : oldest;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(oldest.derive("ovation vault mark"), "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of()
                    .formatHex(mac.doFinal(clear.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, FINGERPRINT_CHARACTERS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", impossible);
        }
    }

    private VaultKey key() {
        if (keys.isEmpty()) {
            throw new VaultClosed("No keys are set: ovation.vault.keys");
        }
        return keys.getFirst();
    }

    private Aead ready() {
        key();
        if (!checked) {
            keys.forEach(known::agree);
            checked = true;
        }
        return aead.orElseThrow();
    }

    @AccessesPartialKey
    private static Aead aead(List<VaultKey> keys) {
        try {
            AeadConfig.register();
            AesGcmParameters parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(32)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.TINK)
                    .build();
            KeysetHandle.Builder set = KeysetHandle.newBuilder();
            for (VaultKey key : keys) {
                AesGcmKey derived = AesGcmKey.builder()
                        .setParameters(parameters)
                        .setKeyBytes(SecretBytes.copyFrom(
                                key.derive("ovation vault aes-256-gcm"), InsecureSecretKeyAccess.get()))
                        .setIdRequirement(key.number())
                        .build();
                KeysetHandle.Builder.Entry entry =
                        KeysetHandle.importKey(derived).withFixedId(key.number());
                set.addEntry(key == keys.getFirst() ? entry.makePrimary() : entry);
            }
            return set.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("The keys of the vault cannot be used", fault);
        }
    }
}
