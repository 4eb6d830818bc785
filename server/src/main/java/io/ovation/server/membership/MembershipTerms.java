package io.ovation.server.membership;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.identity.Market;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The terms of memberships, data and not code ({@code membership-terms.json}): shares, bonuses, prices, tax, grace. Read
 * once; a server with wrong terms does not start. Immutable; any thread.
 */
@ApplicationScoped
public class MembershipTerms {
    private static final int MILLION = 1_000_000;

    private final File file;
    private final Lifecycle.Rules rules;

    /** The terms that ship with the product. */
    public MembershipTerms() {
        this(shipped());
    }

    private MembershipTerms(File file) {
        this.file = file;
        this.rules = new Lifecycle.Rules(file.retryDays(), file.graceDays(), file.mostPauseMonths());
        for (Bonus bonus : file.bonuses()) {
            if (bonus.paidMembers() < 1 || bonus.loyalMonths() < 0 || bonus.extraPpm() < 0) {
                throw new IllegalArgumentException("not a bonus: " + bonus);
            }
        }
        if (file.sharePpmMost() > MILLION || file.sharePpmElsewhere() > file.sharePpmMost()) {
            throw new IllegalArgumentException("a creator's share is at most all of it");
        }
        file.prices().forEach((currency, prices) -> {
            if (prices.standard().size() != file.defaultTiers().size()
                    || prices.standard().stream().anyMatch(price -> price < prices.least() || price > prices.most())) {
                throw new IllegalArgumentException("the default prices in " + currency + " are not prices");
            }
        });
    }

    /** Which terms these are; kept with every bill. */
    public int version() {
        return file.version();
    }

    /** Renewals, grace and pauses. */
    public Lifecycle.Rules rules() {
        return rules;
    }

    /** How many tiers a creator may offer at a time. */
    public int mostTiers() {
        return file.mostTiers();
    }

    /** How many memberships one gift may hold. */
    public int mostGiven() {
        return file.mostGiven();
    }

    /** Names of the tiers a creator begins with. */
    public List<String> defaultTiers() {
        return file.defaultTiers();
    }

    /** The prices of the default tiers, from the smallest, in every currency: minor units a month. */
    public Map<String, Prices> prices() {
        return file.prices();
    }

    /** The bonuses there are. */
    public List<Bonus> bonuses() {
        return file.bonuses();
    }

    /** The badge somebody shows in a month of their membership (from 1): the highest that was reached. */
    public int badge(int month) {
        return file.badgeMonths().stream()
                .filter(each -> each <= month)
                .max(Comparator.naturalOrder())
                .orElse(1);
    }

    /** The currency's limits; {@code market_without_prices} where memberships are not sold. */
    public Prices pricesIn(String currency) {
        @Nullable Prices prices = file.prices().get(currency);
        if (prices == null) {
            throw Problem.of(ProblemCode.MARKET_WITHOUT_PRICES)
                    .detail("Memberships are not sold in " + currency)
                    .cure("There is nothing to join here yet; watching stays free");
        }
        return prices;
    }

    /** The tax in a price of a market that we owe, minor units, half up. */
    public long taxIn(long price, Market market) {
        int percent = Objects.requireNonNull(
                file.taxPercent().get(market.code()), () -> "no tax of memberships for " + market.code());
        return divideHalfUp(Math.multiplyExact(price, percent), 100L + percent);
    }

    /** What the payment provider keeps of a charge, minor units, half up; never more than the charge less its tax. */
    public long feeOn(long amount, String currency) {
        Fee fee = Objects.requireNonNull(file.providerFee().get(currency), () -> "no fee for " + currency);
        return Math.min(amount, divideHalfUp(Math.multiplyExact(amount, fee.ppm()), MILLION) + fee.fixed());
    }

    /**
     * A creator's share of what members pay, less tax.
     *
     * @param market the creator's
     * @param facts what the bonuses go by
     */
    public Share share(Market market, CreatorFacts facts) {
        int base = file.sharePpm().getOrDefault(market.code(), file.sharePpmElsewhere());
        int share = base;
        List<String> reasons = new ArrayList<>();
        reasons.add(percent(base) + " in " + market.code());
        for (Bonus bonus : file.bonuses()) {
            long members = facts.membersOf(bonus.loyalMonths());
            if (members >= bonus.paidMembers()) {
                share += bonus.extraPpm();
                reasons.add(percent(bonus.extraPpm()) + " for " + bonus.key() + " (" + members + ")");
            }
        }
        if (share > file.sharePpmMost()) {
            share = file.sharePpmMost();
            reasons.add("at most " + percent(share));
        }
        return new Share(share, String.join("; ", reasons));
    }

    private static String percent(int ppm) {
        return ppm % 10_000 == 0 ? ppm / 10_000 + " %" : ppm / 10_000.0 + " %";
    }

    private static long divideHalfUp(long dividend, long divisor) {
        return Math.floorDiv(2 * dividend + divisor, 2 * divisor);
    }

    private static File shipped() {
        try (InputStream in = MembershipTerms.class.getResourceAsStream("membership-terms.json")) {
            return JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(Objects.requireNonNull(in, "membership-terms.json"), File.class);
        } catch (IOException e) {
            throw new UncheckedIOException("membership-terms.json cannot be read", e);
        }
    }

    /**
     * What a creator's bonuses go by.
     *
     * @param membersByMonth how many paid members are in each month of their membership
     */
    public record CreatorFacts(Map<Integer, Long> membersByMonth) {
        /** Paid members in at least this month; 0 and 1 are all of them. */
        long membersOf(int month) {
            return membersByMonth.entrySet().stream()
                    .filter(each -> each.getKey() >= month)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    /**
     * A creator's share.
     *
     * @param ppm millionths
     * @param reason why so much, for people
     */
    public record Share(int ppm, String reason) {}

    /**
     * More of the share for those who have many members, or loyal ones.
     *
     * @param paidMembers how many are needed
     * @param loyalMonths who counts: paid members in this month of theirs or a later one
     */
    public record Bonus(String key, String title, long paidMembers, int loyalMonths, int extraPpm) {}

    /**
     * Prices in a currency, minor units a month.
     *
     * @param standard of the default tiers
     */
    public record Prices(
            @com.fasterxml.jackson.annotation.JsonProperty("default")
            List<Long> standard,

            long least,
            long most) {
        public Prices {
            standard = List.copyOf(standard);
        }
    }

    private record Fee(int ppm, long fixed) {}

    private record File(
            int version,
            String validFrom,
            Map<String, Integer> sharePpm,
            int sharePpmElsewhere,
            int sharePpmMost,
            List<Bonus> bonuses,
            List<Integer> retryDays,
            int graceDays,
            int mostPauseMonths,
            int mostTiers,
            int mostGiven,
            List<Integer> badgeMonths,
            List<String> defaultTiers,
            Map<String, Prices> prices,
            Map<String, Integer> taxPercent,
            Map<String, Fee> providerFee) {}
}
