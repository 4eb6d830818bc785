package io.ovation.client.finance;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The books: money flow, trial balance, accounts and entries, at any moment. Only finance may read them. */
public final class Books {
    private final Door door;

    /** For finance staff. */
    public Books(Door door) {
        this.door = door;
    }

    /** Where the money came from and went, in each currency. */
    public Call<MoneyFlow> moneyFlow() {
        return door.get(Route.of("books", "money-flow"), MoneyFlow.class);
    }

    /** Every kind of account with its sum, and that debits equal credits. */
    public Call<TrialBalance> trialBalance() {
        return door.get(Route.of("books", "trial-balance"), TrialBalance.class);
    }

    /** Whether the promises of the books hold now. */
    public Call<Integrity> integrity() {
        return door.get(Route.of("books", "integrity"), Integrity.class);
    }

    /** Accounts with a balance; null conditions leave nothing out. */
    public Listing<AccountBalance> accounts(@Nullable String kind, @Nullable String asset, @Nullable String owner) {
        return door.list(
                Route.of("books", "accounts")
                        .with("kind", kind)
                        .with("asset", asset)
                        .with("owner", owner),
                AccountBalance.class);
    }

    /** What an account held at a past moment of the wall clock; null for now. */
    public Call<BalanceAt> balance(String account, @Nullable Instant at) {
        return door.get(Route.of("books", "accounts", account, "balance").with("at", at), BalanceAt.class);
    }

    /** An account's statement, the newest first. */
    public Listing<Posting> postings(String account) {
        return door.list(Route.of("books", "accounts", account, "postings"), Posting.class);
    }

    /** Entries, the newest first. */
    public Listing<Entry> entries(EntryFilter filter) {
        return door.list(
                Route.of("books", "entries")
                        .with("kind", filter.kind())
                        .with("account", filter.account())
                        .with("user", filter.user())
                        .with("live", filter.live()),
                Entry.class);
    }

    /** One entry, with its place in the hash chain and what it did in sentences. */
    public Call<Entry> entry(String id) {
        return door.get(Route.of("books", "entries", id), Entry.class);
    }

    /**
     * Which entries: all conditions that are not null must hold.
     *
     * @param kind of an account the entry touches
     * @param account id of an account it touches
     * @param user public id of a user it touches
     * @param live public id of the show it is about
     */
    public record EntryFilter(
            @Nullable String kind,
            @Nullable String account,
            @Nullable String user,
            @Nullable String live) {
        /** All entries. */
        public static EntryFilter all() {
            return new EntryFilter(null, null, null, null);
        }

        /** Those that touch an account of this user. */
        public static EntryFilter ofUser(String userId) {
            return new EntryFilter(null, null, userId, null);
        }
    }

    /** Where the money came from and went, ever. */
    public record MoneyFlow(
            List<CurrencyFlow> currencies,
            Map<String, Count> coins,
            Map<String, Count> diamonds,
            long sequence,
            String headHash,
            Instant asOf) {}

    /** The flow of one currency. */
    public record CurrencyFlow(String currency, List<Node> nodes, List<Link> links, Map<String, Figure> totals) {}

    /** A place where money is, was or went. */
    public record Node(String id, String label, String accountsQuery) {}

    /** Money that went from one node to another. */
    public record Link(String source, String target, long micros, String accountsQuery) {}

    /** A sum of money. */
    public record Figure(long micros, String currency, String accountsQuery) {}

    /** A number of coins, or of hundredths of a diamond. */
    public record Count(long amount, int scale, String accountsQuery) {}

    /** All kinds and assets, and their sums. */
    public record TrialBalance(
            List<TrialLine> lines, List<TrialTotal> totals, long sequence, String headHash, Instant asOf) {}

    /** One kind and asset. */
    public record TrialLine(
            String kind,
            String meaning,
            String asset,
            int scale,
            long accounts,
            BigDecimal debit,
            BigDecimal credit,
            String accountsQuery) {}

    /** Debits and credits of one asset. */
    public record TrialTotal(String asset, int scale, BigDecimal debit, BigDecimal credit, boolean balanced) {}

    /** Whether the promises hold. */
    public record Integrity(
            long lastSequence, String headHash, long entries, Instant asOf, List<Map<String, Object>> invariants) {}

    /** An account in words. */
    public record Account(
            String account,
            String kind,
            String asset,
            @Nullable String bucket,
            String owner,
            String label) {}

    /** What an account holds. */
    public record AccountBalance(Account account, long balance, String asset, int scale, String growsWith) {}

    /** What an account held at a moment. */
    public record BalanceAt(
            Account account,
            @Nullable Instant at,
            String clock,
            long balance,
            String asset,
            int scale,
            String growsWith,
            @Nullable Long lastEntry,
            @Nullable Instant lastAtWall,
            long sequence) {}

    /** One line of an account's statement. */
    public record Posting(
            long entry,
            int transfer,
            String side,
            long change,
            long balanceAfter,
            Instant atWall,
            Instant atBusiness,
            int code,
            String event,
            long batchSequence) {}

    /** A journal entry. */
    public record Entry(
            String id,
            long sequence,
            long batchSequence,
            Instant atWall,
            Instant atBusiness,
            int code,
            String event,
            int ruleVersion,
            Map<String, String> references,
            List<Transfer> transfers,
            String hash,
            String previousHash,
            String merkleRoot,
            String explanation) {}

    /** One transfer of an entry; the amount in the asset's smallest unit. */
    public record Transfer(
            Account debit,
            Account credit,
            long amount,
            String asset,
            int scale,
            long debitBalanceAfter,
            long creditBalanceAfter) {}
}
