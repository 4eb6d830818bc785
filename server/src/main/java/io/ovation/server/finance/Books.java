package io.ovation.server.finance;

import io.ovation.economics.AccountKind;
import io.ovation.economics.Asset;
import io.ovation.economics.BookInvariants;
import io.ovation.economics.InvariantResult;
import io.ovation.economics.RuleSet;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Posted;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.feed.BookHeads;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The books as the explorer asks for them. Blocking. */
@ApplicationScoped
class Books {
    /** Entries looked at for one page when an exact account is wanted: a page may be short, its cursor goes on. */
    private static final int MAX_SCANNED = 4_000;

    private static final int CHUNK = 400;

    private final BooksStore store;
    private final AccountViews accountViews;
    private final BookHeads heads;

    Books(BooksStore store, AccountViews accountViews, BookHeads heads) {
        this.store = store;
        this.accountViews = accountViews;
        this.heads = heads;
    }

    /** An account and what it holds. */
    record AccountBalance(AccountView account, long balance, String asset, int scale, String growsWith) {}

    /** One kind and asset of the trial balance; exactly one of debit and credit is above zero, or both are 0. */
    record TrialLine(
            String kind,
            String meaning,
            String asset,
            int scale,
            long accounts,
            BigDecimal debit,
            BigDecimal credit,
            String accountsQuery) {}

    /** Debits and credits of one asset; they are equal. */
    record TrialTotal(String asset, int scale, BigDecimal debit, BigDecimal credit, boolean balanced) {}

    /** All kinds and assets, and their sums. */
    record TrialBalance(List<TrialLine> lines, List<TrialTotal> totals, long sequence, String headHash, Instant asOf) {}

    /** Whether the promises of the books hold for the projected balances now. */
    record Integrity(
            long lastSequence, String headHash, long entries, Instant asOf, List<InvariantResult> invariants) {}

    Page<AccountBalance> accounts(
            List<AccountKind> kinds, @Nullable Asset asset, @Nullable Long owner, @Nullable String cursor, int limit) {
        long @Nullable [] after = Cursor.read(cursor, 2);
        List<BooksStore.Balance> rows = store.accounts(
                AccountViews.numbers(kinds),
                asset == null ? null : asset.number(),
                owner,
                after == null ? new AccountId(0, 0) : new AccountId(after[0], after[1]),
                limit + 1);
        AccountViews.Words words =
                accountViews.of(rows.stream().map(BooksStore.Balance::account).toList());
        Page<BooksStore.Balance> page = Page.of(
                rows,
                limit,
                row -> Cursor.of(row.account().high(), row.account().low()));
        return new Page<>(
                page.items().stream().map(row -> balance(words, row)).toList(), page.nextCursor(), page.hasMore());
    }

    Page<EntryView> entries(
            List<AccountKind> kinds,
            @Nullable Asset asset,
            @Nullable AccountId account,
            @Nullable Long user,
            @Nullable Long live,
            List<Integer> codes,
            @Nullable String cursor,
            int limit) {
        long @Nullable [] before = Cursor.read(cursor, 1);
        long from = before == null ? Long.MAX_VALUE : before[0];
        BooksStore.EntryFilter filter = filter(kinds, asset, account, user, live, codes);
        if (account == null) {
            List<BookEntry> rows = store.entries(filter, from, limit + 1);
            return views(Page.of(rows, limit, row -> Cursor.of(row.sequence())));
        }
        return views(touching(account, filter, from, limit));
    }

    EntryView entry(UUID id) {
        BookEntry entry = find(id);
        return view(entry, accountViews.ofTransfers(List.of(entry)));
    }

    String proof(UUID id, @Nullable Long size) {
        BookEntry entry = find(id);
        BookHeads.Head head =
                size == null ? heads.publishedWith(entry.batchSequence()) : heads.published(size, size.toString());
        if (head.size() < entry.batchSequence()) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("size")
                    .detail("The head of " + size + " batches is older than this entry, which is in batch "
                            + entry.batchSequence())
                    .cure("Leave size out, or name a head of at least " + entry.batchSequence() + " batches");
        }
        return heads.proof(entry.batchSequence(), entry.sequence(), head.size());
    }

    private BookEntry find(UUID id) {
        return store.entry(id)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND)
                        .detail("The books have no entry " + PublicId.of("ent", id))
                        .cure("If it was posted this second, ask again"));
    }

    TrialBalance trialBalance() {
        return store.atOneMoment(handle -> {
            List<TrialLine> lines = new ArrayList<>();
            TreeMap<Integer, BigDecimal[]> sums = new TreeMap<>();
            for (BooksStore.KindSum sum : store.sums(handle)) {
                AccountKind kind = AccountKind.of(sum.kind());
                Asset asset = Asset.of(sum.asset());
                boolean isDebit = kind.sign().isDebit() == (sum.balance().signum() >= 0);
                BigDecimal size = sum.balance().abs();
                BigDecimal debit = isDebit ? size : BigDecimal.ZERO;
                BigDecimal credit = isDebit ? BigDecimal.ZERO : size;
                lines.add(new TrialLine(
                        kind.code(),
                        kind.meaning(),
                        asset.code(),
                        asset.scale(),
                        sum.accounts(),
                        debit,
                        credit,
                        "kind=" + kind.code() + "&asset=" + asset.code()));
                BigDecimal[] total = sums.computeIfAbsent(
                        sum.asset(), number -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
                total[0] = total[0].add(debit);
                total[1] = total[1].add(credit);
            }
            List<TrialTotal> totals = new ArrayList<>();
            sums.forEach((number, total) -> {
                Asset asset = Asset.of(number);
                totals.add(new TrialTotal(
                        asset.code(), asset.scale(), total[0], total[1], total[0].compareTo(total[1]) == 0));
            });
            BooksStore.Position position = store.position(handle);
            return new TrialBalance(
                    lines, totals, position.sequence(), HexFormat.of().formatHex(position.hash()), position.business());
        });
    }

    Integrity integrity() {
        return store.atOneMoment(handle -> {
            BooksStore.Position position = store.position(handle);
            List<InvariantResult> results =
                    BookInvariants.check(visitor -> BooksStore.visitBalances(handle, visitor), RuleSet.DEFAULT);
            return new Integrity(
                    position.sequence(),
                    HexFormat.of().formatHex(position.hash()),
                    position.entries(),
                    position.business(),
                    results);
        });
    }

    private BooksStore.EntryFilter filter(
            List<AccountKind> kinds,
            @Nullable Asset asset,
            @Nullable AccountId account,
            @Nullable Long user,
            @Nullable Long live,
            List<Integer> codes) {
        if (account != null) {
            AccountKind kind = AccountKind.of(account);
            return new BooksStore.EntryFilter(
                    isParty(kind) ? Long.valueOf(account.owner()) : user,
                    live,
                    codes,
                    List.of(BooksProjection.place(account)));
        }
        if (kinds.isEmpty() && asset == null) {
            return new BooksStore.EntryFilter(user, live, codes, List.of());
        }
        List<Integer> touching =
                codes.isEmpty() && !kinds.isEmpty() ? store.codesTouching(AccountViews.numbers(kinds)) : codes;
        return new BooksStore.EntryFilter(user, live, touching, store.places(AccountViews.numbers(kinds), asset));
    }

    private static boolean isParty(AccountKind kind) {
        return switch (kind.owner()) {
            case USER, CREATOR, HOLD, REFUND, PAYOUT, QUARANTINE, MEMBERSHIP -> true;
            case MARKET, PROVIDER, BANK_ACCOUNT -> false;
        };
    }

    /** Entries that move something on exactly this account: the rows know kind and owner, the transfers the rest. */
    private Page<BookEntry> touching(AccountId account, BooksStore.EntryFilter filter, long from, int limit) {
        List<BookEntry> found = new ArrayList<>();
        long before = from;
        for (int scanned = 0; scanned < MAX_SCANNED; scanned += CHUNK) {
            List<BookEntry> rows = store.entries(filter, before, CHUNK);
            for (BookEntry row : rows) {
                if (row.transfers().stream().anyMatch(posted -> touches(posted, account))) {
                    found.add(row);
                    if (found.size() > limit) {
                        return Page.of(found, limit, last -> Cursor.of(last.sequence()));
                    }
                }
            }
            if (rows.size() < CHUNK) {
                return new Page<>(found, null, false);
            }
            before = rows.getLast().sequence();
        }
        return new Page<>(found, Cursor.of(before), true);
    }

    private static boolean touches(Posted posted, AccountId account) {
        return posted.amount() > 0
                && (posted.debit().equals(account) || posted.credit().equals(account));
    }

    private Page<EntryView> views(Page<BookEntry> page) {
        AccountViews.Words words = accountViews.ofTransfers(page.items());
        return new Page<>(
                page.items().stream().map(entry -> view(entry, words)).toList(), page.nextCursor(), page.hasMore());
    }

    private static AccountBalance balance(AccountViews.Words words, BooksStore.Balance row) {
        Asset asset = Asset.of(row.account().asset());
        return new AccountBalance(
                words.view(row.account()),
                row.balance(),
                asset.code(),
                asset.scale(),
                AccountKind.of(row.account()).sign().isDebit() ? "debit" : "credit");
    }

    private static EntryView view(BookEntry entry, AccountViews.Words words) {
        HexFormat hex = HexFormat.of();
        EntryExplanation explanation = new EntryExplanation(entry, words);
        return new EntryView(
                PublicId.of("ent", entry.id()),
                entry.sequence(),
                entry.batchSequence(),
                entry.wall(),
                entry.business(),
                entry.code(),
                EntryExplanation.title(entry.code()),
                entry.ruleVersion(),
                explanation.references(),
                entry.transfers().stream()
                        .map(posted -> transfer(posted, words))
                        .toList(),
                hex.formatHex(entry.hash()),
                hex.formatHex(entry.previousHash()),
                hex.formatHex(entry.merkleRoot()),
                explanation.text());
    }

    private static EntryView.TransferView transfer(Posted posted, AccountViews.Words words) {
        Asset asset = Asset.of(posted.debit().asset());
        return new EntryView.TransferView(
                words.view(posted.debit()),
                words.view(posted.credit()),
                posted.amount(),
                asset.code(),
                asset.scale(),
                posted.debitBalance(),
                posted.creditBalance());
    }
}
