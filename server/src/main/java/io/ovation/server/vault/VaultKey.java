package io.ovation.server.vault;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One key of the operator: a number and 32 random bytes, from which the keys that are used are derived (HKDF, RFC 5869).
 *
 * @param number from 1; stands beside everything it sealed
 */
record VaultKey(int number, byte[] secret) {
    private static final int BYTES = 32;

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException in words for the operator, without any part of a key
     */
    static List<VaultKey> read(String setting) {
        List<VaultKey> keys = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (String line : setting.split("[,\\s]+")) {
            if (line.isEmpty()) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || !line.substring(0, colon).matches("[1-9]\\d{0,6}")) {
                throw new IllegalArgumentException(
                        "ovation.vault.keys holds a line that is not number:key, such as 1:… with 32 bytes in Base64");
            }
            int number = Integer.parseInt(line.substring(0, colon));
            if (!numbers.add(number)) {
                throw new IllegalArgumentException("ovation.vault.keys has two keys of the number " + number);
            }
            keys.add(new VaultKey(number, secret(number, line.substring(colon + 1))));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("ovation.vault.keys holds no key");
        }
        return List.copyOf(keys);
    }

    /** 32 bytes for one use, which tell nothing of those for another. */
    byte[] derive(String use) {
        try {
            return Hkdf.computeHkdf("HMACSHA256", secret, new byte[0], use.getBytes(StandardCharsets.UTF_8), BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", impossible);
        }
    }

    /** Says which key, never what it is. */
    @Override
    public String toString() {
        return "key " + number;
    }

    private static byte[] secret(int number, String text) {
        try {
            byte[] secret = Base64.getDecoder().decode(text);
            if (secret.length == BYTES) {
                return secret;
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below; what was there is a secret.
        }
        throw new IllegalArgumentException(
                "Key " + number + " of ovation.vault.keys is not " + BYTES + " bytes in Base64");
    }
}
