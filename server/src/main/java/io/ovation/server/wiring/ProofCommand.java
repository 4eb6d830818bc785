package io.ovation.server.wiring;

import io.ovation.journal.JournalFault;
import io.ovation.server.api.Problem;
import io.ovation.server.finance.BookProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the proof that an entry is in the books, and the published head that it leads to. */
@Command(
        name = "proof",
        description =
                "Writes proof.json and head.json, which show that an entry is in the books without showing any other."
                        + " java tools/ProofCheck.java proof.json head.json checks them.",
        mixinStandardHelpOptions = true)
final class ProofCommand implements Callable<Integer> {
    @Mixin
    private final Place place = new Place();

    @Parameters(paramLabel = "<entry>", description = "the entry's id, ent_...")
    private String entry = "";

    @Option(names = "--output", paramLabel = "<folder>", description = "where to write (else where you are)")
    private Path output = Path.of("");

    @Override
    public Integer call() {
        try (BooksAccess books = BooksAccess.open(place)) {
            Optional<BookProof.Documents> documents = new BookProof(books.source()).of(entry);
            if (documents.isEmpty()) {
                throw new StartupRefused("The books have no entry " + entry + ".");
            }
            Files.createDirectories(output.toAbsolutePath());
            Path proof = Files.writeString(
                    output.resolve("proof.json"), documents.get().proof() + "\n");
            Path head = Files.writeString(
                    output.resolve("head.json"), documents.get().head() + "\n");
            Console.say("Check it with: java tools/ProofCheck.java " + proof + " " + head + " " + entry);
            return 0;
        } catch (Problem notAnId) {
            throw new StartupRefused("'" + entry + "' is not the id of an entry: they begin with ent_.");
        } catch (JournalFault fault) {
            throw new StartupRefused(
                    "The journal cannot be read: " + fault.getMessage() + " (./ovation verify says more).");
        } catch (IOException e) {
            throw new StartupRefused("Cannot write to " + output + ": " + DataDirectory.reason(e)
                    + ". Name another folder with --output.");
        }
    }
}
