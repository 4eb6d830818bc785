package io.ovation.server.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.identity.Market;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the payment provider keeps and what tax is owed on what we sell for money, by version ({@code payment-terms.json}). In
 * memory; any thread. What provider and tax office really take is trued up when the provider settles and the tax is remitted.
 */
@ApplicationScoped
public class PaymentTerms {

    private final List<Version> versions;

    /** The shipped terms; a file without a version keeps the server from starting. */
    public PaymentTerms() {
        try (InputStream in = PaymentTerms.class.getResourceAsStream("payment-terms.json")) {
            this.versions = Arrays.stream(new ObjectMapper()
                            .readValue(Objects.requireNonNull(in, "payment-terms.json"), Version[].class))
                    .sorted(Comparator.comparing(Version::from).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("payment-terms.json cannot be read", e);
        }
        if (versions.isEmpty()) {
            throw new IllegalStateException("payment-terms.json has no version");
        }
    }

    /** What the provider keeps of an amount, in minor units, half up: 0.40 of 3.49 at 2.9 % + 0.30; never more than the amount. */
    public long feeOn(long amount, Market market, LocalDate day) {
        Fee fee = on(day).fees().getOrDefault(market.currency(), new Fee(on(day).defaultFeePpm(), 0));
        return Math.min(amount, part(amount, fee.ppm(), 1_000_000) + fee.fixed());
    }

    /** The tax that comes on top of a net price, in minor units, half up. */
    public long taxOn(long net, Market market, LocalDate day) {
        return part(net, taxPpm(market, day), 1_000_000);
    }

    /** The tax that a price contains, in minor units, half up. */
    public long taxIn(long price, Market market, LocalDate day) {
        int ppm = taxPpm(market, day);
        return part(price, ppm, 1_000_000L + ppm);
    }

    /** Rate of the tax on what we sell, in millionths. */
    public int taxPpm(Market market, LocalDate day) {
        return on(day).taxes().getOrDefault(market.code(), 0);
    }

    /** Number of the version of a day. */
    public int version(LocalDate day) {
        return on(day).version();
    }

    private Version on(LocalDate day) {
        return versions.stream()
                .filter(version -> !version.from().isAfter(day))
                .findFirst()
                .orElseGet(versions::getLast);
    }

    private static long part(long amount, long numerator, long denominator) {
        BigInteger twice = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(2 * numerator));
        return twice.add(BigInteger.valueOf(denominator))
                .divide(BigInteger.valueOf(2 * denominator))
                .longValueExact();
    }

    private record Fee(int ppm, long fixed) {}

    private record Version(
            int version,
            @JsonProperty("valid_from") String validFrom,
            @JsonProperty("provider_fee") Map<String, Fee> fees,
            @JsonProperty("default_fee_ppm") int defaultFeePpm,
            @JsonProperty("tax_ppm") Map<String, Integer> taxes) {
        LocalDate from() {
            return LocalDate.parse(validFrom);
        }
    }
}
