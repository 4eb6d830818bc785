package io.ovation.server.finance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.economics.AccountKind;
import io.ovation.economics.AccountNames;
import io.ovation.economics.Asset;
import io.ovation.ledger.AccountId;
import io.ovation.server.store.Database;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The books of a server, exported and given to other accounting programs, which must reach our balances. */
public final class ExportedBooks {
    private final Database database;
    private final Path folder;

    /** The books in this database; files go to the folder. */
    public ExportedBooks(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /** {@code hledger check --strict} accepts the export, and every balance it adds up is ours. */
    public void hledgerAgrees() throws IOException {
        BookTools.require("hledger", "hledger");
        Taken taken = take("hledger", false);
        Path file = taken.file();
        BookTools.run("hledger", "check", "--strict", "-f", file.toString());
        String table = BookTools.run(
                "hledger",
                "balance",
                "-f",
                file.toString(),
                "--flat",
                "--empty",
                "-O",
                "csv",
                "--no-total",
                "--layout=bare");
        assertThat(withoutZeros(balances(table)))
                .isEqualTo(withoutZeros(taken.ours()))
                .isNotEmpty();
    }

    /** {@code bean-check} has nothing to say about the export, and every balance Beancount adds up is ours. */
    public void beancountAgrees() throws IOException {
        BookTools.require("bean-check", "beancount");
        Taken taken = take("beancount", true);
        Path file = taken.file();
        assertThat(BookTools.run("bean-check", file.toString())).isEmpty();
        String table = BookTools.run(
                "bean-query",
                "-f",
                "csv",
                file.toString(),
                "select account, currency, str(sum(number)) as total group by account, currency");
        assertThat(withoutZeros(balances(table)))
                .isEqualTo(withoutZeros(taken.ours()))
                .isNotEmpty();
    }

    /** Writes the books in a format; returns the file. */
    public Path export(String format) throws IOException {
        Path file = folder.resolve("books." + format);
        try (Writer out = Files.newBufferedWriter(file)) {
            new BookExport(database.source(), folder.resolve("archive")).run(format, out);
        }
        return file;
    }

    /** An export, and the server's balances at the same moment. */
    private record Taken(Path file, Map<String, BigDecimal> ours) {}

    /** Takes both until nothing was posted between them: jobs of the server post when they like. */
    private Taken take(String format, boolean beancount) throws IOException {
        for (int attempt = 0; attempt < 20; attempt++) {
            long before = longOf("select max(sequence) from journal.batch");
            boolean isShown = longOf("select max(sequence) from finance_position") == before;
            Taken taken = new Taken(export(format), ours(beancount));
            if (isShown && longOf("select max(sequence) from journal.batch") == before) {
                return taken;
            }
        }
        throw new AssertionError("The books are never at rest");
    }

    private long longOf(String query) {
        return database.withHandle(
                handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    /** What the server says each account holds, by exported name and commodity, debits positive. */
    private Map<String, BigDecimal> ours(boolean beancount) {
        ExportNames names = new ExportNames();
        Map<AccountId, Long> balances = new HashMap<>();
        database.jdbi().useHandle(handle -> BooksStore.visitBalances(handle, balances::put));
        Map<String, BigDecimal> ours = new TreeMap<>();
        balances.forEach((account, balance) -> {
            Asset asset = Asset.of(account.asset());
            BigDecimal amount = new BigDecimal(AccountNames.amount(asset, balance));
            String name = beancount ? BeancountFormat.beancountName(names.name(account)) : names.name(account);
            BigDecimal signed = AccountKind.of(account).sign().isDebit() ? amount : amount.negate();
            assertThat(ours.put(name + " " + asset.code(), signed.stripTrailingZeros()))
                    .as("two accounts are called %s", name)
                    .isNull();
        });
        return ours;
    }

    /** Lines of account, commodity, amount below one line of titles; bean-query says exact ones as Decimal('1.20'). */
    private static Map<String, BigDecimal> balances(String table) {
        Map<String, BigDecimal> theirs = new TreeMap<>();
        for (String line : table.lines().skip(1).toList()) {
            String[] cells = line.replaceAll("\"|Decimal\\('|'\\)", "").split(",", -1);
            theirs.put(
                    cells[0].strip() + " " + cells[1].strip(), new BigDecimal(cells[2].strip()).stripTrailingZeros());
        }
        return theirs;
    }

    private static Map<String, BigDecimal> withoutZeros(Map<String, BigDecimal> balances) {
        Map<String, BigDecimal> result = new TreeMap<>(balances);
        result.values().removeIf(balance -> balance.signum() == 0);
        return result;
    }
}
