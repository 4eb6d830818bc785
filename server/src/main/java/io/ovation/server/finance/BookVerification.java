package io.ovation.server.finance;

import io.ovation.economics.AccountNames;
import io.ovation.economics.BookInvariants;
import io.ovation.economics.InvariantResult;
import io.ovation.economics.RuleSet;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Posted;
import io.ovation.server.feed.BookArchive;
import io.ovation.server.store.Database;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * The command {@code verify}: derives every balance from the journal again, checks the hash chain, also against what is
 * remembered of it elsewhere, the invariants of the
 * books, and that the projected balances say the same at the same sequence. Reads only; works beside a running server.
 */
public final class BookVerification {
    private final DataSource source;
    private final Path files;
    private final List<String> keptHeads;
    private final Consumer<String> out;

    /**
     * Prepares a verification.
     *
     * @param source the database with journal and projections
     * @param files where old parts of the journal are
     * @param keptHeads documents of heads that were published before and kept outside
     * @param out takes lines for people
     */
    public BookVerification(DataSource source, Path files, List<String> keptHeads, Consumer<String> out) {
        this.source = source;
        this.files = files;
        this.keptHeads = List.copyOf(keptHeads);
        this.out = out;
    }

    /** Projected balances at one moment. */
    private record Projected(long sequence, Map<AccountId, Long> balances) {}

    /** Checks everything; the last line says the result. Returns whether everything holds. */
    public boolean run() {
        try (BookArchive archive = new BookArchive(source, files)) {
            // Before the journal is read, so that the journal reaches at least as far.
            Projected projected = projected();
            out.accept("Verifying " + archive.lastSequence() + " batches of the journal");
            long begin = System.nanoTime();
            BookArchive.Verified verified = archive.verify(
                    keptHeads,
                    progress -> out.accept("  batch " + progress.sequence() + " of " + progress.lastSequence() + ", "
                            + progress.entries() + " entries"));
            BookArchive.Finding finding = verified.finding();
            if (finding != null) {
                out.accept("WRONG  the journal, at batch " + finding.sequence() + ": " + finding.what());
                out.accept("Up to batch " + verified.sequence() + " the journal is right. The books do NOT hold.");
                return false;
            }
            out.accept("ok     sequence, times, hash chain, Merkle roots, " + verified.entries()
                    + " entries and every balance after them, " + rate(verified.entries(), System.nanoTime() - begin));
            out.accept("ok     " + verified.witnesses() + " cursors, snapshots and heads remember the same chain, "
                    + keptHeads.size() + " of them kept outside");
            boolean holds = invariantsHold(verified);
            holds &= projectionAgrees(archive, projected, verified);
            out.accept(
                    holds
                            ? "The books hold: " + verified.entries() + " entries in " + verified.sequence()
                                    + " batches, "
                                    + verified.ledger().accountCount() + " accounts, head hash "
                                    + HexFormat.of().formatHex(verified.hash())
                            : "The books do NOT hold.");
            return holds;
        }
    }

    private static String rate(long entries, long nanos) {
        long millis = Math.max(1, nanos / 1_000_000);
        return "in " + millis + " ms (" + entries * 1_000 / millis + " a second)";
    }

    private boolean invariantsHold(BookArchive.Verified verified) {
        boolean holds = true;
        List<InvariantResult> results = BookInvariants.check(verified.ledger()::forEachAccount, RuleSet.DEFAULT);
        for (InvariantResult result : results) {
            out.accept((result.holds() ? "ok     " : "WRONG  ") + result.name().replace('_', ' ') + ": "
                    + result.detail());
            holds &= result.holds();
        }
        return holds;
    }

    private Projected projected() {
        Database database = new Database(source);
        BooksStore store = new BooksStore(database);
        if (!hasTables(database)) {
            return new Projected(0, Map.of());
        }
        return store.atOneMoment(handle -> {
            Map<AccountId, Long> balances = new HashMap<>();
            BooksStore.visitBalances(handle, balances::put);
            return new Projected(store.position(handle).sequence(), balances);
        });
    }

    private static boolean hasTables(Database database) {
        return database.withHandle(handle -> handle.createQuery("select to_regclass('finance_position') is not null")
                .mapTo(Boolean.class)
                .one());
    }

    /** Brings the projected balances up to the journal's end with the journal's own postings, then compares. */
    private boolean projectionAgrees(BookArchive archive, Projected projected, BookArchive.Verified verified) {
        if (projected.sequence() > verified.sequence()) {
            out.accept("WRONG  projected balances are at batch " + projected.sequence()
                    + ", behind which the journal ends");
            return false;
        }
        Map<AccountId, Long> balances = new HashMap<>(projected.balances());
        archive.read(
                projected.sequence(),
                verified.sequence(),
                batch -> batch.entries().forEach(entry -> {
                    for (Posted posted : entry.transfers()) {
                        balances.put(posted.debit(), posted.debitBalance());
                        balances.put(posted.credit(), posted.creditBalance());
                    }
                }));
        String[] first = {""};
        long[] compared = {0};
        verified.ledger().forEachAccount((account, balance) -> {
            compared[0]++;
            long shown = orZero(balances.remove(account));
            if (shown != balance && first[0].isEmpty()) {
                first[0] = difference(account, shown, balance);
            }
        });
        balances.forEach((account, shown) -> {
            if (shown != 0 && first[0].isEmpty()) {
                first[0] = difference(account, shown, 0);
            }
        });
        if (!first[0].isEmpty()) {
            out.accept("WRONG  projected balances at batch " + projected.sequence() + ": " + first[0]);
            return false;
        }
        out.accept("ok     projected balances equal the journal's: " + compared[0] + " accounts, projected up to batch "
                + projected.sequence());
        return true;
    }

    private static String difference(AccountId account, long shown, long derived) {
        return AccountNames.label(account) + " is projected as " + shown + " but the journal says " + derived;
    }

    private static long orZero(@org.jspecify.annotations.Nullable Long value) {
        return value == null ? 0 : value;
    }
}
