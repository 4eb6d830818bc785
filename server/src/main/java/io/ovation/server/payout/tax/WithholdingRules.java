package io.ovation.server.payout.tax;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is withheld by which form, as it stood on each day. Data ({@code withholding-rules.json}); a version is never changed, a
 * new one is added with the day it holds from.
 */
public final class WithholdingRules {
    private static final int MILLION = 1_000_000;

    /** As shipped. An operator's tax adviser decides whether they fit. */
    public static final WithholdingRules SHIPPED = new WithholdingRules(shipped());

    private final List<Version> versions;

    WithholdingRules(List<Version> versions) {
        this.versions = List.copyOf(versions);
    }

    /**
     * The version that holds on a day.
     *
     * @throws IllegalArgumentException before the first one
     */
    Version on(LocalDate day) {
        Version found = null;
        for (Version version : versions) {
            if (!day.isBefore(version.from())) {
                found = version;
            }
        }
        if (found == null) {
            throw new IllegalArgumentException("there are no rules of withholding on " + day);
        }
        return found;
    }

    /**
     * What is withheld of a payout.
     *
     * @param form what was filed; null or expired counts as none
     * @param amount minor units of the currency
     * @param paidBefore what was paid in this currency in the same calendar year before, minor units
     */
    public Withholding of(@Nullable TaxForm form, long amount, String currency, long paidBefore, LocalDate day) {
        Version rules = on(day);
        if (form == null || form.hasExpired(day)) {
            long from = rules.none().from().getOrDefault(currency, 0L);
            boolean above = Math.addExact(paidBefore, amount) > from;
            String why = form == null ? "No tax form was filed" : "The tax form expired on " + form.expiresOn();
            return above
                    ? withheld(amount, rules.none().ratePpm(), "none", rules, why + ": backup withholding")
                    : new Withholding(
                            0,
                            0,
                            "none",
                            rules.version(),
                            why + "; nothing is withheld up to " + from + " minor units of " + currency + " a year");
        }
        return switch (form.kind()) {
            case W9 ->
                form.backupWithholding()
                        ? withheld(amount, rules.w9Backup().ratePpm(), "w9", rules, "W-9 with backup withholding")
                        : withheld(amount, rules.w9().ratePpm(), "w9", rules, "W-9: nothing is withheld");
            case W8BEN -> {
                Treaty treaty = form.treaty() ? rules.w8ben().treaties().get(form.country()) : null;
                yield treaty == null
                        ? withheld(amount, rules.w8ben().ratePpm(), "w8ben", rules, "W-8BEN without a treaty")
                        : withheld(
                                amount,
                                treaty.ratePpm(),
                                "w8ben",
                                rules,
                                "W-8BEN, treaty with " + form.country() + ", article " + treaty.article());
            }
        };
    }

    /** Half a minor unit and more is rounded up. */
    private static Withholding withheld(long amount, int ratePpm, String form, Version rules, String why) {
        long withheld = Math.addExact(Math.multiplyExact(amount, ratePpm), MILLION / 2) / MILLION;
        return new Withholding(withheld, ratePpm, form, rules.version(), why);
    }

    private static List<Version> shipped() {
        ObjectMapper json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        try (InputStream file = Objects.requireNonNull(
                WithholdingRules.class.getResourceAsStream("withholding-rules.json"), "withholding-rules.json")) {
            return json.readValue(file, Versions.class).versions();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Versions(List<Version> versions) {}

    /**
     * Rules from a day on.
     *
     * @param source where they come from
     */
    record Version(int version, LocalDate from, String source, None none, Rate w9, Rate w9Backup, W8ben w8ben) {}

    /**
     * Without a form.
     *
     * @param from up to how much a calendar year nothing is withheld, minor units by currency; 0 where none is named
     */
    record None(int ratePpm, Map<String, Long> from) {}

    record Rate(int ratePpm) {}

    /**
     * By W-8BEN.
     *
     * @param years at the end of which year after that of its signing the form expires
     */
    record W8ben(int ratePpm, int years, Map<String, Treaty> treaties) {}

    record Treaty(int ratePpm, String article) {}
}
