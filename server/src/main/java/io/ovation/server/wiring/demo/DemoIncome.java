package io.ovation.server.wiring.demo;

import io.ovation.audience.plan.History;
import io.ovation.economics.Asset;
import io.ovation.server.clock.Clocks;
import io.ovation.server.earning.ImportedIncome;
import io.ovation.server.fx.FxFiles;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Personas;
import io.ovation.server.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/**
 * The demo's rates of currencies, for every working day that it lasts and a week before, made up and said to be; and what
 * Juno earned on two other platforms, handed in as CSV.
 */
@ApplicationScoped
public class DemoIncome {
    private static final int DAYS = History.DAYS + 10;
    private static final String SOURCE = "Made up for the demo";

    /** Units for one euro, about which the demo's rates move. */
    private static final Map<String, String> FOR_ONE_EURO = new TreeMap<>(Map.ofEntries(
            Map.entry("USD", "1.08"),
            Map.entry("GBP", "0.86"),
            Map.entry("PLN", "4.26"),
            Map.entry("SEK", "11.3"),
            Map.entry("CHF", "0.95"),
            Map.entry("CAD", "1.48"),
            Map.entry("AUD", "1.65"),
            Map.entry("NZD", "1.79"),
            Map.entry("JPY", "163"),
            Map.entry("KRW", "1470"),
            Map.entry("BRL", "6.1"),
            Map.entry("MXN", "21.4"),
            Map.entry("IDR", "17200"),
            Map.entry("PHP", "62.5"),
            Map.entry("VND", "27400"),
            Map.entry("AED", "3.97")));

    private final FxFiles rates;
    private final ImportedIncome imported;
    private final Personas personas;
    private final Clocks clocks;

    DemoIncome(FxFiles rates, ImportedIncome imported, Personas personas, Clocks clocks) {
        this.rates = rates;
        this.imported = imported;
        this.personas = personas;
        this.clocks = clocks;
    }

    /** Once the history is over: the days before today have rates, and Juno hands in two files. */
    void plant(User juno) {
        LocalDate today = clocks.business().atZone(ZoneOffset.UTC).toLocalDate();
        User finance = personas.user("finance");
        rates.take(ratesUpTo(today), SOURCE, Caller.user(finance.number(), finance.roles()));
        imported.take(juno.number(), "youtube", Asset.USD, youtube(YearMonth.from(today)));
        imported.take(juno.number(), "patreon", Asset.fiat("EUR"), patreon(today));
    }

    private static byte[] ratesUpTo(LocalDate today) {
        StringBuilder csv = new StringBuilder("date,base,quote,rate\n");
        for (LocalDate day = today.minusDays(DAYS); !day.isAfter(today); day = day.plusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                continue;
            }
            int step = 0;
            for (Map.Entry<String, String> each : FOR_ONE_EURO.entrySet()) {
                // Up and down by at most one percent, another way for each currency.
                double swing = Math.sin((day.toEpochDay() + 7.0 * step++) / 9) / 100;
                BigDecimal rate = new BigDecimal(each.getValue())
                        .multiply(BigDecimal.valueOf(1 + swing))
                        .setScale(4, RoundingMode.HALF_EVEN);
                csv.append(day)
                        .append(",EUR,")
                        .append(each.getKey())
                        .append(',')
                        .append(rate)
                        .append('\n');
            }
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The last two whole months. */
    private static byte[] youtube(YearMonth now) {
        YearMonth last = now.minusMonths(1);
        YearMonth before = now.minusMonths(2);
        return ("month,description,gross,fees,net,reference\n"
                        + before + ",Advertising,212.40,95.58,116.82,ads-" + before + "\n"
                        + last + ",Advertising,264.10,118.85,145.25,ads-" + last + "\n"
                        + last + ",Channel members,49.90,14.97,34.93,members-" + last + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] patreon(LocalDate today) {
        LocalDate first = today.minusDays(20);
        return ("date,description,gross,fees,tax,net,reference\n"
                        + first + ",Supporter,12.00,1.20,1.92,8.88,p-1\n"
                        + first.plusDays(3) + ",Supporter,5.00,0.50,0.80,3.70,p-2\n"
                        + first.plusDays(9) + ",Patron,25.00,2.50,3.99,18.51,p-3\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
