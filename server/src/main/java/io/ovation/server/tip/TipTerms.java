package io.ovation.server.tip;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.identity.Market;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How much may be tipped, what the service fee is and how long a tip can be taken back, by version and market ({@code
 * tip-terms.json}). In memory; any thread.
 */
@ApplicationScoped
@Startup
public class TipTerms {
    private static final int MOST_FEE_PPM = 500_000;

    private final List<Version> versions;

    /** The shipped terms; terms that make no sense keep the server from starting. */
    public TipTerms() {
        try (InputStream in = TipTerms.class.getResourceAsStream("tip-terms.json")) {
            this.versions = Arrays.stream(
                            new ObjectMapper().readValue(Objects.requireNonNull(in, "tip-terms.json"), Version[].class))
                    .sorted(Comparator.comparing(Version::begins).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("tip-terms.json cannot be read", e);
        }
        if (versions.isEmpty()) {
            throw new IllegalStateException("tip-terms.json has no version");
        }
    }

    /**
     * The terms of a market on a day.
     *
     * @throws Problem {@code market_without_feature} when nobody has said what tips are in its currency
     */
    public Terms of(Market market, LocalDate day) {
        Version version = versions.stream()
                .filter(each -> !each.begins().isAfter(day))
                .findFirst()
                .orElseGet(versions::getLast);
        Amounts amounts = version.currencies().get(market.currency());
        if (amounts == null) {
            throw Problem.of(ProblemCode.MARKET_WITHOUT_FEATURE)
                    .detail("Tips in " + market.currency() + " are not offered");
        }
        Map<String, Integer> fees = version.serviceFeePpm();
        return new Terms(
                version.version(),
                market.currency(),
                amounts.minimum(),
                amounts.maximum(),
                amounts.presets(),
                amounts.dailyMaximum(),
                version.tipsADay(),
                version.minimumFollowers(),
                fees.getOrDefault(market.code(), fees.getOrDefault("default", 0)),
                Duration.ofHours(version.refundHours()),
                version.refunds(),
                Duration.ofDays(version.refundDays()),
                version.messageLength());
    }

    /**
     * The terms of one market. Amounts are minor units of the currency.
     *
     * @param version of the terms
     * @param minimum smallest tip
     * @param maximum largest tip
     * @param presets amounts that are offered
     * @param dailyMaximum what one payer may tip on a day, service fees not counted
     * @param tipsADay how often
     * @param minimumFollowers how many followers a creator needs to be tipped
     * @param feePpm rate of the service fee, in millionths of the tip
     * @param refundWindow how long a payer can take a tip back without help, by the business clock
     * @param refunds how often in {@code refundPeriod}
     * @param messageLength most characters of a message
     */
    public record Terms(
            int version,
            String currency,
            long minimum,
            long maximum,
            List<Long> presets,
            long dailyMaximum,
            int tipsADay,
            int minimumFollowers,
            int feePpm,
            Duration refundWindow,
            int refunds,
            Duration refundPeriod,
            int messageLength) {
        /** The service fee of a tip, without tax, half up. */
        public long feeOn(long tip) {
            return (Math.multiplyExact(2 * tip, feePpm) + 1_000_000) / 2_000_000;
        }
    }

    private record Amounts(
            long minimum,
            long maximum,
            List<Long> presets,
            @JsonProperty("daily_maximum") long dailyMaximum) {
        Amounts {
            long most = maximum;
            long least = minimum;
            if (least < 1
                    || most < least
                    || dailyMaximum < most
                    || presets.stream().anyMatch(preset -> preset < least || preset > most)) {
                throw new IllegalArgumentException("tips from " + least + " to " + most + " make no sense");
            }
        }
    }

    private record Version(
            int version,
            @JsonProperty("valid_from") String validFrom,
            @JsonProperty("tips_a_day") int tipsADay,
            @JsonProperty("minimum_followers") int minimumFollowers,
            @JsonProperty("refund_hours") int refundHours,
            int refunds,
            @JsonProperty("refund_days") int refundDays,
            @JsonProperty("message_length") int messageLength,
            @JsonProperty("service_fee_ppm") Map<String, Integer> serviceFeePpm,
            Map<String, Amounts> currencies) {
        Version {
            if (serviceFeePpm.values().stream().anyMatch(ppm -> ppm < 0 || ppm > MOST_FEE_PPM)) {
                throw new IllegalArgumentException("a service fee is 0 to 50 % of the tip");
            }
        }

        LocalDate begins() {
            return LocalDate.parse(validFrom);
        }
    }
}
