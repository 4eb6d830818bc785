package io.ovation.server.earning;

import io.ovation.economics.Asset;
import io.ovation.server.api.CsvRows;
import io.ovation.server.api.Micros;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.fx.FxRates;
import io.ovation.server.fx.FxTable;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** {@code /v1/tax-figures} and {@code /v1/tax-figures.csv}: what tax forms of a year will say. */
@Path("/v1")
@Allow(Role.VIEWER)
@RunOnVirtualThread
public class TaxResource {
    private static final String CSV = "text/csv";
    private static final int FIRST_YEAR = 2020;
    private static final int PAGE = 500;
    private static final String DAC7 = "DAC7";

    private final IncomeRows rows;
    private final FxRates rates;
    private final Creators creators;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;
    private final List<TaxIdentity> identities;

    TaxResource(
            IncomeRows rows,
            FxRates rates,
            Creators creators,
            Users users,
            Markets markets,
            Clocks clocks,
            @All List<TaxIdentity> identities) {
        this.rows = rows;
        this.rates = rates;
        this.creators = creators;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
        this.identities = identities;
    }

    /**
     * What tax forms will say of the caller's year: for the US market Forms 1099-NEC, 1099-MISC and 1099-K with their
     * thresholds, for markets of member states of the EU what DAC7 has reported by quarter. Figures, not advice.
     *
     * @param year the calendar year; this one when left out
     */
    @GET
    @Path("tax-figures")
    public FiguresView figures(@QueryParam("year") @Nullable Integer year) {
        User creator = creators.caller();
        Market market = markets.of(creator);
        int asked = year(year);
        LocalDate first = LocalDate.of(asked, 1, 1);
        LocalDate last = LocalDate.of(asked, 12, 31);
        List<IncomeRows.Row> found = rows.byDay(creator.number(), market.zone(), first, last);
        FxTable table = rates.table(first, last);
        Asset currency = Asset.fiat(market.currency());
        return new FiguresView(
                asked,
                market.code(),
                isUs(market)
                        ? TaxFigures.forms(asked, found, table).stream()
                                .map(form -> FormView.of(form, asked))
                                .toList()
                        : List.of(),
                isEu(market)
                        ? TaxFigures.quarters(asked, found, table, currency).stream()
                                .map(quarter -> QuarterView.of(quarter, currency))
                                .toList()
                        : List.of());
    }

    /**
     * The figures of all creators of a year, for the filing: one line a creator who reaches the threshold of the form.
     *
     * @param form 1099-NEC, 1099-MISC, 1099-K or DAC7
     */
    @GET
    @Path("tax-figures.csv")
    @Produces(CSV)
    @Allow(Role.FINANCE)
    @APIResponseSchema(String.class)
    public Response all(@QueryParam("year") @Nullable Integer year, @QueryParam("form") @Nullable String form) {
        int asked = year(year);
        if (form == null || !(form.equals(DAC7) || TaxRule.forms().contains(form))) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("form")
                    .detail("The forms are " + String.join(", ", TaxRule.forms()) + " and " + DAC7);
        }
        LocalDate first = LocalDate.of(asked, 1, 1);
        LocalDate last = LocalDate.of(asked, 12, 31);
        FxTable table = rates.table(first, last);
        List<List<String>> lines = new ArrayList<>();
        lines.add(header(form));
        for (Market market : markets.all()) {
            if (form.equals(DAC7) ? isEu(market) : isUs(market)) {
                of(market, form, asked, table, lines);
            }
        }
        return Response.ok(CsvRows.write(lines), CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + form.toLowerCase(java.util.Locale.ROOT) + "-" + asked + ".csv\"")
                .build();
    }

    private void of(Market market, String form, int year, FxTable table, List<List<String>> lines) {
        ZoneId zone = market.zone();
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        List<Long> page = rows.creators(zone, first, last, Long.MIN_VALUE, PAGE);
        while (!page.isEmpty()) {
            Map<Long, User> people = users.all(page);
            List<Long> here = page.stream()
                    .filter(number -> people.containsKey(number)
                            && Objects.requireNonNull(people.get(number))
                                    .market()
                                    .equals(market.code()))
                    .toList();
            Map<Long, List<IncomeRows.Row>> found = rows.byDay(here, zone, first, last);
            for (Long number : here) {
                User user = Objects.requireNonNull(people.get(number));
                line(user, market, form, year, found.getOrDefault(number, List.of()), table, lines);
            }
            page = page.size() < PAGE ? List.of() : rows.creators(zone, first, last, page.getLast(), PAGE);
        }
    }

    private void line(
            User user,
            Market market,
            String form,
            int year,
            List<IncomeRows.Row> found,
            FxTable table,
            List<List<String>> lines) {
        if (form.equals(DAC7)) {
            Asset currency = Asset.fiat(market.currency());
            List<TaxFigures.Quarter> quarters = TaxFigures.quarters(year, found, table, currency);
            if (quarters.stream().anyMatch(quarter -> quarter.activities() > 0 || quarter.unconverted() > 0)) {
                List<String> line = person(user, market);
                line.add(currency.code());
                int unconverted = 0;
                for (TaxFigures.Quarter quarter : quarters) {
                    line.add(decimal(quarter.consideration(), currency));
                    line.add(Long.toString(quarter.activities()));
                    line.add(decimal(quarter.fees(), currency));
                    unconverted += quarter.unconverted();
                }
                line.add(Integer.toString(unconverted));
                lines.add(line);
            }
            return;
        }
        for (TaxFigures.Form each : TaxFigures.forms(year, found, table)) {
            if (each.rule().form().equals(form) && (each.reached() || each.unconverted() > 0)) {
                List<String> line = person(user, market);
                line.add(each.rule().box());
                line.add(decimal(each.micros(), Asset.USD));
                line.add(Long.toString(each.transactions()));
                for (long month : each.byMonth()) {
                    line.add(decimal(month, Asset.USD));
                }
                line.add(Integer.toString(each.unconverted()));
                lines.add(line);
            }
        }
    }

    private static List<String> header(String form) {
        List<String> header =
                new ArrayList<>(List.of("creator", "name", "country", "address", "tax_number", "form_on_file"));
        if (form.equals(DAC7)) {
            header.add("currency");
            for (int quarter = 1; quarter <= 4; quarter++) {
                header.addAll(
                        List.of("consideration_q" + quarter, "activities_q" + quarter, "fees_and_taxes_q" + quarter));
            }
        } else {
            header.addAll(List.of("box", "amount_usd", "transactions"));
            for (int month = 1; month <= 12; month++) {
                header.add("month_" + month);
            }
        }
        header.add("amounts_without_rate");
        return header;
    }

    /** What is verified; without that the name that the platform told us, and nothing else. */
    private List<String> person(User user, Market market) {
        TaxIdentity.Person person = identities.stream()
                .flatMap(identity -> identity.of(user.number()).stream())
                .findFirst()
                .orElseGet(() -> new TaxIdentity.Person(user.name(), market.code(), null, null, null));
        List<String> values = new ArrayList<>();
        values.add(user.id());
        values.add(person.name());
        values.add(Objects.requireNonNullElse(person.country(), ""));
        values.add(Objects.requireNonNullElse(person.address(), ""));
        values.add(Objects.requireNonNullElse(person.taxNumber(), ""));
        values.add(Objects.requireNonNullElse(person.form(), ""));
        return values;
    }

    /** Whole minor units: what forms are filled in with. Towards zero. */
    private static String decimal(long micros, Asset currency) {
        return BigDecimal.valueOf(currency.wholeMinorUnits(micros), 6)
                .setScale(2, java.math.RoundingMode.DOWN)
                .toPlainString();
    }

    private int year(@Nullable Integer year) {
        int now = clocks.business().atZone(java.time.ZoneOffset.UTC).getYear();
        int asked = year == null ? now : year;
        if (asked < FIRST_YEAR || asked > now) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("year")
                    .detail("A year from " + FIRST_YEAR + " to " + now);
        }
        return asked;
    }

    private static boolean isUs(Market market) {
        return market.countries().contains("US");
    }

    private static boolean isEu(Market market) {
        return market.countries().stream().anyMatch(TaxFigures.MEMBER_STATES::contains);
    }

    /** The figures of a year; forms of the US or quarters of DAC7, whichever the creator's market has. */
    public record FiguresView(int year, String market, List<FormView> forms, List<QuarterView> dac7) {}

    /**
     * A form.
     *
     * @param amount what it will say
     * @param threshold the amount from which on it is reported
     * @param aboveThreshold whether the amount has to be above that, not just reach it
     * @param moreTransactions of which there have to be more than so many as well; left out where any number does
     * @param reached whether it has to be reported
     * @param provisional whether the year's own threshold is not known yet
     * @param unconverted how many amounts are missing, because there is no rate of their day
     * @param source the law
     */
    public record FormView(
            String form,
            String box,
            List<String> streams,
            String basis,
            Micros amount,
            long transactions,
            Micros threshold,
            boolean aboveThreshold,
            @Nullable Long moreTransactions,
            boolean reached,
            boolean provisional,
            int unconverted,
            String source) {
        static FormView of(TaxFigures.Form form, int year) {
            TaxRule rule = form.rule();
            return new FormView(
                    rule.form(),
                    rule.box(),
                    rule.streams().stream()
                            .sorted()
                            .map(io.ovation.economics.Stream::code)
                            .toList(),
                    rule.basis().name().toLowerCase(java.util.Locale.ROOT),
                    new Micros(form.micros(), Asset.USD.code()),
                    form.transactions(),
                    new Micros(rule.leastMicros(), Asset.USD.code()),
                    rule.more(),
                    rule.moreTransactions() < 0 ? null : rule.moreTransactions(),
                    form.reached(),
                    rule.provisional(year),
                    form.unconverted(),
                    rule.source());
        }
    }

    /** A quarter as DAC7 has it reported: consideration credited, for how many activities, and what was kept of it. */
    public record QuarterView(
            int quarter, Micros consideration, long activities, Micros feesAndTaxes, int unconverted) {
        static QuarterView of(TaxFigures.Quarter quarter, Asset currency) {
            return new QuarterView(
                    quarter.quarter(),
                    new Micros(quarter.consideration(), currency.code()),
                    quarter.activities(),
                    new Micros(quarter.fees(), currency.code()),
                    quarter.unconverted());
        }
    }
}
