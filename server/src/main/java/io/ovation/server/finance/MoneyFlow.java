package io.ovation.server.finance;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where the money came from and went, ever, in each currency. Every figure carries {@code accountsQuery}: the query that
 * {@code /v1/books/accounts} answers with the accounts behind it and {@code /v1/books/entries} with its entries.
 *
 * @param currencies one flow a currency that was ever used
 * @param coins bought and given, spent, voided, outstanding; whole coins
 * @param diamonds issued, redeemed, pending, available, in payouts; hundredths (scale 2)
 * @param sequence the batch up to which the figures are
 * @param headHash hash of that batch
 * @param asOf business time of that batch
 */
public record MoneyFlow(
        List<CurrencyFlow> currencies,
        Map<String, Count> coins,
        Map<String, Count> diamonds,
        long sequence,
        String headHash,
        Instant asOf) {

    /** The flow of one currency: what flows into a node flows out of it, but at the ends. */
    public record CurrencyFlow(String currency, List<Node> nodes, List<Link> links, Map<String, Figure> totals) {}

    /** A place where money is, was or went. */
    public record Node(String id, String label, String accountsQuery) {}

    /** Money that went from one node to another. */
    public record Link(String source, String target, long micros, String accountsQuery) {}

    /** A sum of money. */
    public record Figure(long micros, String currency, String accountsQuery) {}

    /** A number of coins, or of hundredths of a diamond. */
    public record Count(long amount, int scale, String accountsQuery) {}
}
