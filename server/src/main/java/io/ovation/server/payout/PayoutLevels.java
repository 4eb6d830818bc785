package io.ovation.server.payout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a verified identity allows and what a risk tier holds back. Data with a version ({@code payout-levels.json}).
 *
 * @param levels by verification level, from 0
 * @param tiers the standard one first
 */
public record PayoutLevels(int version, List<Level> levels, List<Tier> tiers) {
    /** As shipped. */
    public static final PayoutLevels SHIPPED = shipped();

    private static final int MILLION = 1_000_000;

    /** The most a creator of a verification level may ask for on one business day, in minor units of the earnings currency. */
    public long dailyMaximum(int level) {
        return levels.get(Math.min(level, levels.size() - 1)).dailyMaximum();
    }

    /** The tier of creators of whom nothing else was said. */
    public Tier standard() {
        return tiers.getFirst();
    }

    /** A tier by name; {@code field_invalid} when there is no such tier. */
    public Tier tier(@Nullable String name) {
        return tiers.stream()
                .filter(tier -> tier.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.FIELD_INVALID)
                        .field("tier")
                        .detail("The tier is one of "
                                + tiers.stream().map(Tier::name).collect(Collectors.joining(", "))));
    }

    /**
     * What a level allows.
     *
     * @param level of a verified identity
     * @param dailyMaximum minor units
     */
    public record Level(int level, long dailyMaximum) {}

    /**
     * What a risk tier holds back.
     *
     * @param holdDays for how many days an approved payout waits
     * @param reservePpm which part of a payout is kept, in millionths
     * @param reserveDays for how many days
     */
    public record Tier(String name, int holdDays, int reservePpm, int reserveDays) {
        /** What is kept of an amount, rounded down to whole minor units. */
        public long reserveOf(long amount) {
            return Math.multiplyExact(amount, reservePpm) / MILLION;
        }
    }

    private static PayoutLevels shipped() {
        ObjectMapper json = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        try (InputStream file = Objects.requireNonNull(
                PayoutLevels.class.getResourceAsStream("payout-levels.json"), "payout-levels.json")) {
            return json.readValue(file, PayoutLevels.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
