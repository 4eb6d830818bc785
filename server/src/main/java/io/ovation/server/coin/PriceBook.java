package io.ovation.server.coin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every published price list and the terms of sale beside them. Read from {@code price-book.json}; a book that fails the
 * {@link PublishingCheck}, or has two lists for one market, channel and day, is refused as a whole when it is read, so a
 * server with a wrong book does not start. Immutable; any thread.
 */
public final class PriceBook {
    private final List<PriceList> lists;
    private final Map<String, Integer> taxPercent;
    private final int storeFeePpm;
    private final Map<String, Fee> providerFee;

    private PriceBook(File file) {
        this.lists = file.lists().stream()
                .map(list -> new PriceList(
                        list.version(),
                        list.currency(),
                        list.channels(),
                        list.markets(),
                        LocalDate.parse(list.validFrom()),
                        list.validUntil() == null ? null : LocalDate.parse(list.validUntil()),
                        list.packs().stream()
                                .map(pack -> new Pack(pack.get(0), pack.get(1)))
                                .toList(),
                        file.maximumCoins()))
                .toList();
        this.taxPercent = Map.copyOf(file.taxPercent());
        this.storeFeePpm = file.storeFeePpm();
        this.providerFee = Map.copyOf(file.providerFee());
        List<String> findings =
                findings(new PublishingCheck(file.creatorValueMicros(), file.maximumCreatorSharePercent()));
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("the price book may not be published: " + String.join("; ", findings));
        }
    }

    /** The book that ships with the product. */
    public static PriceBook shipped() {
        try (InputStream in = PriceBook.class.getResourceAsStream("price-book.json")) {
            if (in == null) {
                throw new IllegalStateException("price-book.json is missing from the build");
            }
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads and checks a book.
     *
     * @throws IllegalArgumentException with every finding when it may not be published or is no price book
     */
    public static PriceBook read(byte[] json) {
        try {
            return new PriceBook(JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(json, File.class));
        } catch (IOException e) {
            throw new IllegalArgumentException("not a price book: " + e.getMessage(), e);
        }
    }

    /** The list a market and channel sell from on a business day, or nothing: then nothing is sold there. */
    public Optional<PriceList> list(String market, Channel channel, LocalDate day) {
        return lists.stream().filter(list -> list.covers(market, channel, day)).findFirst();
    }

    /** Every list, as published. */
    public List<PriceList> lists() {
        return lists;
    }

    /**
     * Who takes what of a sale.
     *
     * @throws IllegalArgumentException when the book has no terms for the market or currency
     */
    public SalesTerms terms(String market, Channel channel, String currency) {
        if (channel == Channel.APP) {
            return new SalesTerms(true, 0, storeFeePpm, 0);
        }
        Integer tax = taxPercent.get(market);
        Fee fee = providerFee.get(currency);
        if (tax == null || fee == null) {
            throw new IllegalArgumentException("no terms of sale for " + market + " in " + currency);
        }
        return new SalesTerms(false, tax, fee.ppm(), fee.fixed());
    }

    private List<String> findings(PublishingCheck check) {
        List<String> findings = new ArrayList<>();
        for (PriceList list : lists) {
            for (Channel channel : list.channels()) {
                for (String market : list.markets()) {
                    check.findings(list, terms(market, channel, list.currency())).stream()
                            .map(finding -> market + " " + channel.code() + " " + finding)
                            .forEach(findings::add);
                    long others = lists.stream()
                            .filter(other -> other != list && other.covers(market, channel, list.validFrom()))
                            .count();
                    if (others > 0) {
                        findings.add(market + " " + channel.code() + " has two lists on one day");
                    }
                }
            }
        }
        return findings;
    }

    private record Fee(int ppm, long fixed) {}

    private record ListFile(
            int version,
            String currency,
            Set<Channel> channels,
            Set<String> markets,
            String validFrom,
            @Nullable String validUntil,
            List<List<Long>> packs) {
        ListFile {
            requireNonNull(currency, "currency");
            requireNonNull(validFrom, "valid_from");
            requireNonNull(packs, "packs");
        }
    }

    private record File(
            int maximumCreatorSharePercent,
            Map<String, Long> creatorValueMicros,
            long maximumCoins,
            List<ListFile> lists,
            Map<String, Integer> taxPercent,
            int storeFeePpm,
            Map<String, Fee> providerFee) {
        File {
            requireNonNull(creatorValueMicros, "creator_value_micros");
            requireNonNull(lists, "lists");
            requireNonNull(taxPercent, "tax_percent");
            requireNonNull(providerFee, "provider_fee");
        }
    }
}
