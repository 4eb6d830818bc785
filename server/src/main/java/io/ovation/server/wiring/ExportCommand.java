package io.ovation.server.wiring;

import io.ovation.journal.JournalFault;
import io.ovation.server.finance.BookExport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the whole journal for other accounting programs, whether a server runs on the data or not. */
@Command(
        name = "export",
        description = "Writes the whole journal as a text that hledger or Beancount check, or as JSON lines.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    /** The formats on offer. */
    enum Format {
        hledger,
        beancount,
        ndjson
    }

    @Mixin
    private final Place place = new Place();

    @Option(
            names = "--format",
            required = true,
            paramLabel = "<format>",
            description = "one of ${COMPLETION-CANDIDATES}")
    private Format format = Format.hledger;

    @Option(names = "--output", paramLabel = "<file>", description = "where to write (else to standard output)")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        // The text alone goes to standard output, so that it can be piped.
        PrintStream text = System.out;
        System.setOut(System.err);
        try (BooksAccess books = BooksAccess.open(place);
                Writer out = writer(text)) {
            long entries = new BookExport(books.source(), place.archive()).run(format.name(), out);
            Console.say(entries + " entries" + (output == null ? "" : " written to " + output));
            return 0;
        } catch (JournalFault fault) {
            throw new StartupRefused(
                    "The journal cannot be read: " + fault.getMessage() + " (./ovation verify says more).");
        } finally {
            System.setOut(text);
        }
    }

    private Writer writer(PrintStream text) {
        if (output == null) {
            return new BufferedWriter(new OutputStreamWriter(text, StandardCharsets.UTF_8), 1 << 16);
        }
        try {
            return Files.newBufferedWriter(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StartupRefused("Cannot write to " + output + ": " + DataDirectory.reason(e)
                    + ". Name another file with --output.");
        }
    }
}
