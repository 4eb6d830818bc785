package io.ovation.server.wiring;

import io.ovation.journal.JournalFault;
import io.ovation.server.audit.AuditChain;
import io.ovation.server.finance.BookVerification;
import io.ovation.server.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Re-derives every balance from the journal and checks the books, whether a server runs on the data or not. */
@Command(
        name = "verify",
        description =
                "Re-derives every balance from the journal, checks the hash chain, the invariants of the books,"
                        + " the projected balances and the chain of the audit log. Exit code 0: everything holds; 1: it does not, or could not be checked.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private final Place place = new Place();

    @Option(
            names = "--heads",
            paramLabel = "<file>",
            description = "heads that were published before, one a line: the books must still have every one of them")
    private @Nullable Path heads;

    @Override
    public Integer call() {
        List<String> kept = kept();
        try (BooksAccess books = BooksAccess.open(place)) {
            boolean log = auditLogHolds(books);
            return new BookVerification(books.source(), place.archive(), kept, Console::say).run() && log ? 0 : 1;
        } catch (JournalFault fault) {
            throw new StartupRefused("The journal cannot be read: " + fault.getMessage());
        } catch (IllegalArgumentException notAHead) {
            throw new StartupRefused(heads + ": " + notAHead.getMessage());
        }
    }

    private static boolean auditLogHolds(BooksAccess books) {
        AuditChain.Finding found = new AuditChain(new Database(books.source())).verify();
        Console.say(
                found.holds()
                        ? "ok     the audit log: " + found.lines() + " lines in one chain, head " + found.head()
                        : "WRONG  the audit log: " + found.fault() + ". Up to position " + found.lines()
                                + " it is right.");
        return found.holds();
    }

    private List<String> kept() {
        Path file = heads;
        if (file == null) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new StartupRefused("Cannot read " + file + ": " + DataDirectory.reason(e));
        }
    }
}
