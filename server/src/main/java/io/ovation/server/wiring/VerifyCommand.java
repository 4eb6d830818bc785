package io.ovation.server.wiring;

import io.ovation.journal.JournalFault;
import io.ovation.server.finance.BookVerification;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Override
    public Integer call() {
        try (BooksAccess books = BooksAccess.open(place)) {
            return new BookVerification(books.source(), Console::say).run() ? 0 : 1;
        } catch (JournalFault fault) {
            throw new StartupRefused("The journal cannot be read: " + fault.getMessage());
        }
    }
}
