package io.ovation.server.wiring;

import io.ovation.journal.JournalFault;
import io.ovation.server.feed.BookHeads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes the head of the books: one line to keep where nobody who can reach the database can reach it. */
@Command(
        name = "heads",
        description = "Publishes the head of the books as one line of JSON: 32 bytes that stand for every batch so far."
                + " Keep the lines elsewhere; ./ovation verify --heads FILE holds the books to them.",
        mixinStandardHelpOptions = true)
final class HeadsCommand implements Callable<Integer> {
    @Mixin
    private final Place place = new Place();

    @Option(
            names = "--output",
            paramLabel = "<file>",
            description = "a file to append the line to (else it goes to standard output)")
    private @Nullable Path output;

    @Override
    public Integer call() {
        try (BooksAccess books = BooksAccess.open(place);
                BookHeads heads = new BookHeads(books.source())) {
            BookHeads.Head head = heads.publish();
            if (output == null) {
                Console.say(head.document());
            } else {
                Files.writeString(output, head.document() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                Console.say("The head of " + head.size() + " batches is written to " + output);
            }
            return 0;
        } catch (JournalFault fault) {
            throw new StartupRefused(
                    "The journal cannot be read: " + fault.getMessage() + " (./ovation verify says more).");
        } catch (IOException e) {
            throw new StartupRefused("Cannot write to " + output + ": " + DataDirectory.reason(e)
                    + ". Name another file with --output.");
        }
    }
}
