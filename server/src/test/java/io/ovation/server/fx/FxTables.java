package io.ovation.server.fx;

import io.ovation.economics.Asset;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Rates for tests without a database. */
public final class FxTables {
    private FxTables() {}

    /** No rates at all. */
    public static FxTable none() {
        return new FxTable(List.of());
    }

    /** One rate. */
    public static FxTable of(Asset base, Asset quote, LocalDate day, String rate) {
        return new FxTable(
                List.of(new FxRate(base, quote, day, 1, new BigDecimal(rate), "tests", null, 1, Instant.EPOCH)));
    }
}
