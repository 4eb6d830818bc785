package io.ovation.server.wiring;

import io.ovation.journal.JournalVerifier;
import io.ovation.journal.PostgresJournal;
import io.ovation.server.feed.LedgerShard;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Re-derives every balance from the journal and checks the hash chain, whether a server runs on the data or not. */
@Command(
        name = "verify",
        description = "Re-derives every balance from the journal and checks the hash chain.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private final Place place = new Place();

    @Override
    public Integer call() {
        try (BooksAccess books = BooksAccess.open(place);
                PostgresJournal journal = new PostgresJournal(books.source())) {
            JournalVerifier.Report report = JournalVerifier.verify(
                    journal,
                    LedgerShard.NUMBER,
                    progress -> Console.say("  batch " + progress.sequence() + " of " + progress.lastSequence() + ", "
                            + progress.entries() + " entries"));
            JournalVerifier.@Nullable Finding finding = report.finding();
            if (finding != null) {
                System.err.println("ovation: the journal is wrong at batch " + finding.sequence() + ": "
                        + finding.what() + ". Up to batch " + report.sequence() + " everything holds.");
                return 2;
            }
            Console.say("Everything holds: " + report.entries() + " entries in " + report.sequence() + " batches, head "
                    + HexFormat.of().formatHex(report.hash()));
            return 0;
        }
    }
}
