package io.ovation.server.wiring;

import io.ovation.journal.JournalFault;
import io.ovation.server.finance.BookVerification;
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
                "Re-derives every balance from the journal, checks the hash chain, the invariants of the books and"
                        + " the projected balances. Exit code 0: everything holds; 1: it does not, or could not be checked.",
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
            return new BookVerification(books.source(), place.archive(), kept, Console::say).run() ? 0 : 1;
        } catch (JournalFault fault) {
            throw new StartupRefused("The journal cannot be read: " + fault.getMessage());
        } catch (IllegalArgumentException notAHead) {
            throw new StartupRefused(heads + ": " + notAHead.getMessage());
        }
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
