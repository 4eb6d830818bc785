package io.ovation.server.fx;

import io.ovation.economics.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of a currency cost in another on a day, as somebody published it. Immutable.
 *
 * @param day the day it is of
 * @param rate units of {@code quote} for one of {@code base}, above 0, up to 12 decimals
 * @param source who published it, in words
 * @param file number of the file it came in; null when a person said it
 * @param setBy number of the user who uploaded or said it
 * @param setAt business clock
 */
public record FxRate(
        Asset base,
        Asset quote,
        LocalDate day,
        int revision,
        BigDecimal rate,
        String source,
        @Nullable Long file,
        long setBy,
        Instant setAt) {}
