package io.ovation.server.risk;

import io.ovation.economics.Asset;
import io.ovation.economics.RuleSet;
import io.ovation.server.api.Micros;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Public;
import io.ovation.server.store.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * {@code /v1/reserve}: the fraud reserve, for everybody. A published share of what every gift earns its creator is set aside;
 * it pays when a payment is taken back after the gift's earnings have matured.
 */
@Path("/v1/reserve")
@Public
@RunOnVirtualThread
public class ReserveResource {
    private final Database database;
    private final Bookkeeper books;
    private final Markets markets;

    ReserveResource(Database database, Bookkeeper books, Markets markets) {
        this.database = database;
        this.books = books;
        this.markets = markets;
    }

    private record Row(int market, int currency, int month, String reason, BigDecimal micros, long entries) {}

    /** What every market's reserve holds, what was paid in and what it was used for, by month and reason. */
    @GET
    public View reserve() {
        long projected = books.projected(ReserveProjection.NAME);
        List<Row> rows = database.withHandle(
                handle -> handle.createQuery("SELECT * FROM risk_reserve ORDER BY market, currency, month DESC, reason")
                        .map((row, context) -> new Row(
                                row.getInt("market"),
                                row.getInt("currency"),
                                row.getInt("month"),
                                row.getString("reason"),
                                row.getBigDecimal("micros"),
                                row.getLong("entries")))
                        .list());
        Map<Integer, String> codes = new HashMap<>();
        for (Market market : markets.all()) {
            codes.put(market.number(), market.code());
        }
        Map<String, List<Row>> reserves = new LinkedHashMap<>();
        rows.forEach(row -> reserves.computeIfAbsent(row.market() + "/" + row.currency(), key -> new ArrayList<>())
                .add(row));
        RuleSet rules = books.rules();
        return new View(
                rules.reserveSharePpm(),
                reserves.values().stream()
                        .map(of -> one(of, codes.getOrDefault(of.getFirst().market(), "")))
                        .toList(),
                projected);
    }

    private static Reserve one(List<Row> rows, String market) {
        String currency = Asset.of(rows.getFirst().currency()).code();
        BigDecimal in = BigDecimal.ZERO;
        BigDecimal out = BigDecimal.ZERO;
        for (Row row : rows) {
            in = in.add(row.micros().max(BigDecimal.ZERO));
            out = out.add(row.micros().min(BigDecimal.ZERO));
        }
        return new Reserve(
                market,
                new Micros(in.add(out).longValueExact(), currency),
                new Micros(in.longValueExact(), currency),
                new Micros(out.negate().longValueExact(), currency),
                rows.stream()
                        .map(row -> new Movement(
                                String.format(java.util.Locale.ROOT, "%04d-%02d", row.month() / 100, row.month() % 100),
                                row.reason(),
                                new Micros(row.micros().longValueExact(), currency),
                                row.entries()))
                        .toList());
    }

    /**
     * The reserves.
     *
     * @param sharePpm which share of what a gift earns its creator is set aside on top, in millionths
     * @param sequence up to which the figures are
     */
    @Schema(name = "ReserveReport")
    public record View(int sharePpm, List<Reserve> reserves, long sequence) {}

    /**
     * One market's reserve in one currency.
     *
     * @param balance what it holds
     * @param paidIn ever
     * @param used ever
     * @param months newest first
     */
    @Schema(name = "Reserve")
    public record Reserve(String market, Micros balance, Micros paidIn, Micros used, List<Movement> months) {}

    /**
     * What went in or out in a month for a reason.
     *
     * @param month as in {@code 2026-11}
     * @param reason {@code share_of_gifts}, {@code disputed_gifts}, {@code disputed_memberships},
     *     {@code recovered_from_accomplices}, {@code confiscated} or
     *     {@code adjusted_by_hand}
     * @param amount above 0: paid in
     * @param entries of the journal it is made of
     */
    @Schema(name = "ReserveMovement")
    public record Movement(String month, String reason, Micros amount, long entries) {}
}
