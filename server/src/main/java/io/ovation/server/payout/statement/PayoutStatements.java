package io.ovation.server.payout.statement;

import io.ovation.economics.PayoutAmounts;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.payout.Payout;
import io.ovation.server.payout.PayoutProviders;
import io.ovation.server.payout.PayoutTerms;
import io.ovation.server.payout.Payouts;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the statements of payouts. Blocking; any thread. */
@ApplicationScoped
class PayoutStatements {
    private static final int MICROS = 6;

    private final Payouts payouts;
    private final PayoutProviders providers;
    private final Users users;
    private final Markets markets;

    PayoutStatements(Payouts payouts, PayoutProviders providers, Users users, Markets markets) {
        this.payouts = payouts;
        this.providers = providers;
        this.users = users;
        this.markets = markets;
    }

    /** One payout: what it was made of, what was kept, what arrived, and when each step was. */
    StatementDocument of(Payout payout) {
        User creator = users.get(payout.creator());
        PayoutTerms terms = payouts.terms(payout.number());
        List<List<String>> rows = new ArrayList<>();
        for (PayoutAmounts.Part part : payouts.parts(payout.number())) {
            rows.add(List.of("earnings", part.stream().code(), "", micros(part.amountMicros()), payout.currency()));
        }
        rows.add(List.of(
                "tax withheld", terms.taxForm(), "", minor(-terms.withheld(), payout.currency()), payout.currency()));
        rows.add(List.of(
                "paid",
                payout.status().shown(),
                "",
                minor(payout.amount() - terms.withheld(), payout.currency()),
                payout.currency()));
        if (terms.reserve() > 0) {
            rows.add(List.of(
                    "kept beside it",
                    terms.reserveStatus().text(),
                    terms.reserveUntil() == null ? "" : terms.reserveUntil().toString(),
                    minor(terms.reserve(), payout.currency()),
                    payout.currency()));
        }
        payouts.steps(payout.number()).forEach((name, at) -> rows.add(List.of("step", name, at.toString(), "", "")));
        return new StatementDocument(
                "Payout " + payout.id(),
                List.of(
                        new StatementDocument.Fact("Creator", creator.name() + " (" + creator.id() + ")"),
                        new StatementDocument.Fact(
                                "Asked on", payout.businessDay().toString()),
                        new StatementDocument.Fact("Status", payout.status().shown()),
                        new StatementDocument.Fact("Paid to", payout.accountKind() + " " + providers.shown(payout))),
                List.of("line", "what", "when", "amount", "currency"),
                rows,
                List.of(new StatementDocument.Fact(
                        "Arrives",
                        minor(payout.amount() - terms.withheld(), payout.currency()) + " " + payout.currency())),
                List.of(
                        "Tax: " + (terms.taxWhy().isEmpty() ? "nothing is withheld" : terms.taxWhy()) + ".",
                        "Amounts of earnings are exact to a millionth; a payout is whole minor units of its currency."));
    }

    /** The payouts that a creator asked for in a month of their market's calendar, with sums of those that were paid. */
    StatementDocument of(User creator, YearMonth month) {
        Market market = markets.of(creator);
        List<List<String>> rows = new ArrayList<>();
        Map<String, long[]> sums = new TreeMap<>();
        for (Payout payout : payouts.between(creator.number(), month.atDay(1), month.atEndOfMonth())) {
            PayoutTerms terms = payouts.terms(payout.number());
            String status = payout.status().shown();
            rows.add(List.of(
                    payout.businessDay().toString(),
                    payout.id(),
                    status,
                    minor(payout.amount(), payout.currency()),
                    minor(terms.withheld(), payout.currency()),
                    minor(payout.amount() - terms.withheld(), payout.currency()),
                    minor(terms.reserve(), payout.currency()),
                    payout.currency(),
                    terms.taxForm()));
            if (status.equals("paid")) {
                long[] sum = sums.computeIfAbsent(payout.currency(), currency -> new long[2]);
                sum[0] = Math.addExact(sum[0], payout.amount());
                sum[1] = Math.addExact(sum[1], terms.withheld());
            }
        }
        List<StatementDocument.Fact> totals = new ArrayList<>();
        sums.forEach((currency, sum) -> {
            totals.add(new StatementDocument.Fact("Paid in " + currency + ", before tax", minor(sum[0], currency)));
            totals.add(new StatementDocument.Fact("Tax withheld in " + currency, minor(sum[1], currency)));
            totals.add(new StatementDocument.Fact("Arrived in " + currency, minor(sum[0] - sum[1], currency)));
        });
        return new StatementDocument(
                "Payouts of " + month,
                List.of(
                        new StatementDocument.Fact("Creator", creator.name() + " (" + creator.id() + ")"),
                        new StatementDocument.Fact("Calendar", market.zone().getId())),
                List.of(
                        "asked_on",
                        "payout",
                        "status",
                        "amount",
                        "withheld",
                        "paid",
                        "reserve",
                        "currency",
                        "tax_form"),
                rows,
                totals,
                List.of(
                        "Sums are of payouts that were paid and did not come back. What was kept in reserve is in no sum; it is"
                                + " available again on its day."));
    }

    /** When a payout was asked, for the date of its document. */
    Instant madeAt(Payout payout) {
        return payout.askedAt();
    }

    /** The end of a month, for the date of its document. */
    Instant madeAt(User creator, YearMonth month) {
        LocalDate after = month.plusMonths(1).atDay(1);
        return after.atStartOfDay(markets.of(creator).zone()).toInstant();
    }

    private static String minor(long amount, String currency) {
        return BigDecimal.valueOf(amount, Currency.getInstance(currency).getDefaultFractionDigits())
                .toPlainString();
    }

    private static String micros(long amount) {
        return BigDecimal.valueOf(amount, MICROS).toPlainString();
    }
}
