package io.ovation.server.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The markets we are in, read once from markets.json. Any thread. */
@ApplicationScoped
public class Markets {
    private final Map<String, Market> byCode;

    /** Reads the shipped markets. */
    public Markets() {
        this.byCode = Collections.unmodifiableMap(read());
    }

    /** All of them, in the file's order. */
    public Collection<Market> all() {
        return byCode.values();
    }

    /** The market of a stored code; a fault when there is none. */
    public Market get(String code) {
        return Objects.requireNonNull(byCode.get(code), () -> "No market " + code + " in markets.json");
    }

    /** The market of a user. */
    public Market of(User user) {
        return get(user.market());
    }

    /** The market a request names, by its code or by one of its countries; {@code market_unknown} when there is none. */
    public Market named(String code) {
        @Nullable Market market = byCode.get(code);
        if (market != null) {
            return market;
        }
        for (Market each : byCode.values()) {
            if (each.countries().contains(code)) {
                return each;
            }
        }
        throw Problem.of(ProblemCode.MARKET_UNKNOWN)
                .field("market")
                .detail("'" + code + "' is none of our markets")
                .cure("Use one of " + String.join(", ", byCode.keySet()));
    }

    private static Map<String, Market> read() {
        try (InputStream in = Markets.class.getResourceAsStream("markets.json")) {
            Row[] rows = new ObjectMapper().readValue(Objects.requireNonNull(in, "markets.json"), Row[].class);
            Map<String, Market> markets = new LinkedHashMap<>();
            for (Row row : rows) {
                Currency currency = Currency.getInstance(row.currency());
                Market market = new Market(
                        row.code(),
                        row.number(),
                        row.name(),
                        row.countries(),
                        ZoneId.of(row.zone()),
                        row.currency(),
                        currency.getNumericCode(),
                        currency.getDefaultFractionDigits(),
                        row.sendAge(),
                        row.receiveAge(),
                        features(row.features()),
                        row.coming() == null ? Set.of() : features(row.coming()));
                markets.put(row.code(), market);
            }
            return markets;
        } catch (IOException e) {
            throw new UncheckedIOException("markets.json cannot be read", e);
        }
    }

    private static Set<Feature> features(List<String> texts) {
        return texts.stream().map(Feature::of).collect(Collectors.toUnmodifiableSet());
    }

    private record Row(
            String code,
            int number,
            String name,
            List<String> countries,
            String zone,
            String currency,
            @JsonProperty("send_age") int sendAge,
            @JsonProperty("receive_age") int receiveAge,
            List<String> features,
            @Nullable List<String> coming) {}
}
