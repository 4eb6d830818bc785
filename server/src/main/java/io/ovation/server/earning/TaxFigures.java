package io.ovation.server.earning;

import io.ovation.economics.Asset;
import io.ovation.server.fx.FxQuote;
import io.ovation.server.fx.FxTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The figures of tax forms, from the rows of a creator's income of a year. Pure.
 *
 * <p>DAC7 is Council Directive (EU) 2021/514, Annex V to Directive 2011/16/EU, section III, B: of each quarter the
 * consideration paid or credited (net of what the platform kept or withheld), the number of activities it was for, and the
 * fees, commissions and taxes withheld or charged. The exception for small sellers (fewer than 30 activities and no more than
 * 2,000 EUR: section I, B, 4, d) is for the sale of goods alone: for a personal service every amount is reported.
 */
public final class TaxFigures {
    /** Countries whose tax offices exchange what platforms tell them: the member states. */
    public static final Set<String> MEMBER_STATES = Set.of(
            "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU",
            "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE");

    private TaxFigures() {}

    /**
     * A form's figures.
     *
     * @param micros of USD
     * @param transactions how many entries made it
     * @param byMonth micros of USD by month, January first (Form 1099-K, boxes 5a to 5l)
     * @param unconverted how many amounts are missing from it, because there is no rate of their day
     */
    public record Form(TaxRule rule, long micros, long transactions, long[] byMonth, int unconverted) {
        /** Whether it has to be reported. */
        public boolean reached() {
            return rule.reached(micros, transactions);
        }
    }

    /**
     * A quarter as DAC7 wants it, in micros.
     *
     * @param consideration credited to the creator
     * @param activities how many times
     * @param fees what the platform, stores and taxes took of what viewers paid, and tax withheld
     * @param unconverted how many amounts are missing from it, because there is no rate of their day
     */
    public record Quarter(int quarter, long consideration, long activities, long fees, int unconverted) {}

    /** The figures of every US form that had rules in the year. */
    public static List<Form> forms(int year, List<IncomeRows.Row> rows, FxTable rates) {
        List<Form> forms = new ArrayList<>();
        for (String form : TaxRule.forms()) {
            TaxRule.of(form, year).ifPresent(rule -> forms.add(form(rule, year, rows, rates)));
        }
        return forms;
    }

    private static Form form(TaxRule rule, int year, List<IncomeRows.Row> rows, FxTable rates) {
        IncomePart part = rule.basis() == TaxRule.Basis.GROSS ? IncomePart.EARNED : IncomePart.MATURED;
        long[] byMonth = new long[12];
        long sum = 0;
        long transactions = 0;
        int unconverted = 0;
        for (IncomeRows.Row row : rows) {
            if (row.part() != part
                    || row.stream() == null
                    || !rule.streams().contains(row.stream())
                    || row.day().getYear() != year) {
                continue;
            }
            Optional<FxQuote> quote = rates.quote(row.currency(), Asset.USD, row.day());
            if (quote.isEmpty()) {
                unconverted++;
                continue;
            }
            long micros = quote.get().convert(rule.basis() == TaxRule.Basis.GROSS ? row.gross() : row.micros());
            int month = row.day().getMonthValue() - 1;
            byMonth[month] = Math.addExact(byMonth[month], micros);
            sum = Math.addExact(sum, micros);
            transactions += row.entries();
        }
        return new Form(rule, sum, transactions, byMonth, unconverted);
    }

    /** The four quarters of a year, in a currency. */
    public static List<Quarter> quarters(int year, List<IncomeRows.Row> rows, FxTable rates, Asset currency) {
        List<Quarter> quarters = new ArrayList<>();
        for (int quarter = 1; quarter <= 4; quarter++) {
            long consideration = 0;
            long activities = 0;
            long fees = 0;
            int unconverted = 0;
            for (IncomeRows.Row row : rows) {
                if (row.day().getYear() != year || quarterOf(row.day()) != quarter) {
                    continue;
                }
                Optional<FxQuote> quote = rates.quote(row.currency(), currency, row.day());
                if (quote.isEmpty()) {
                    unconverted++;
                    continue;
                }
                long micros = quote.get().convert(row.micros());
                switch (row.part()) {
                    case EARNED -> {
                        consideration = Math.addExact(consideration, micros);
                        fees = Math.subtractExact(fees, micros);
                        activities += row.entries();
                    }
                    case TAKEN_BACK, ADJUSTED -> consideration = Math.addExact(consideration, micros);
                    case PAID_BY_VIEWERS, PAID_BY_PLATFORM, WITHHELD -> fees = Math.addExact(fees, micros);
                    case TAX, STORE_FEE, MATURED, KEPT, PAYOUTS, PAID_OUT -> {
                        // In what viewers paid, or credited before.
                    }
                }
            }
            quarters.add(new Quarter(quarter, consideration, activities, Math.max(0, fees), unconverted));
        }
        return quarters;
    }

    private static int quarterOf(LocalDate day) {
        return (day.getMonthValue() + 2) / 3;
    }
}
