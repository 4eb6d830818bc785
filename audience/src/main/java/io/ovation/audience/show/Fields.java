package io.ovation.audience.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads what may be there under several names, as text or as a number. */
final class Fields {
    /** A number that is not there or is none. */
    static final long NONE = Long.MIN_VALUE;

    private Fields() {}

    /** The first of the paths ({@code a.b}) that holds a text or number, as text; null when none does. */
    static @Nullable String text(JsonNode node, String... paths) {
        for (String path : paths) {
            JsonNode at = at(node, path);
            if (at.isValueNode() && !at.isNull() && !at.asText().isBlank()) {
                return at.asText();
            }
        }
        return null;
    }

    /** The first of the paths that holds a whole number, or {@link #NONE}. */
    static long number(JsonNode node, String... paths) {
        for (String path : paths) {
            JsonNode at = at(node, path);
            if (at.isBoolean()) {
                return at.booleanValue() ? 1 : 0;
            }
            long number = whole(at.isValueNode() && !at.isNull() ? at.asText() : "");
            if (number != NONE) {
                return number;
            }
        }
        return NONE;
    }

    /** The object or array at a path; a missing node when there is none. */
    static JsonNode at(JsonNode node, String path) {
        JsonNode at = node;
        for (String step : path.split("\\.")) {
            at = at.path(step);
        }
        return at;
    }

    /** A whole number, also written as 5.0 or 1e3; {@link #NONE} when it is anything else or too large. */
    static long whole(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > 40) {
            return NONE;
        }
        try {
            BigDecimal number = new BigDecimal(text.strip());
            return number.precision() - number.scale() > 20 ? NONE : number.longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            return NONE;
        }
    }

    /** A point in time in milliseconds: RFC 3339, or epoch milliseconds, or seconds where the number is small. */
    static long time(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        try {
            if (text.contains("T") || text.contains(":")) {
                return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant().toEpochMilli();
            }
            BigDecimal number = new BigDecimal(text.strip());
            if (number.precision() - number.scale() > 18) {
                return NONE;
            }
            boolean millis = number.abs().compareTo(BigDecimal.valueOf(100_000_000_000L)) > 0;
            return millis ? number.longValue() : number.movePointRight(3).longValue();
        } catch (DateTimeException | NumberFormatException e) {
            return instant(text);
        }
    }

    private static long instant(String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException e) {
            return NONE;
        }
    }
}
