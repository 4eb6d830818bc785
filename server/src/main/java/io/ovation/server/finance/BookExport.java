package io.ovation.server.finance;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Posted;
import io.ovation.server.feed.BookArchive;
import io.ovation.server.feed.FeedBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code export}: the whole journal as a text that other accounting programs read, with every balance
 * asserted at the end. Reads the journal itself, up to where it ends when the export begins; works beside a running
 * server. Memory holds the balances, not the entries.
 */
public final class BookExport {
    private final DataSource source;
    private final Path files;

    /** Prepares an export from this database and the folder with old parts of the journal. */
    public BookExport(DataSource source, Path files) {
        this.source = source;
        this.files = files;
    }

    /**
     * Writes the books.
     *
     * @param format {@code hledger}, {@code beancount} or {@code ndjson}
     * @param out where to; flushed, not closed
     * @return how many entries were written
     * @throws IllegalArgumentException if there is no such format
     * @throws UncheckedIOException if it cannot be written
     */
    public long run(String format, Writer out) {
        Run run = new Run(BookFormat.Name.of(format).write(out));
        try (BookArchive archive = new BookArchive(source, files)) {
            long last = archive.lastSequence();
            run.format.begin("journal up to batch " + last);
            archive.read(0, last, run::batch);
            run.format.end(day(run.first), day(run.last), run.balances);
            out.flush();
            return run.entries;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static LocalDate day(@Nullable Instant instant) {
        return (instant == null ? Instant.EPOCH : instant)
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }

    private static final class Run {
        private final BookFormat format;
        private final Map<AccountId, Long> balances = new TreeMap<>();
        private @Nullable Instant first;
        private @Nullable Instant last;
        private long entries;

        Run(BookFormat format) {
            this.format = format;
        }

        void batch(FeedBatch batch) {
            for (AcceptedEntry entry : batch.entries()) {
                if (entry.transfers().isEmpty()) {
                    continue;
                }
                if (first == null) {
                    first = batch.business();
                }
                last = batch.business();
                entries++;
                try {
                    format.entry(batch, entry);
                } catch (IOException fault) {
                    throw new UncheckedIOException(fault);
                }
                for (Posted posted : entry.transfers()) {
                    balances.put(posted.debit(), posted.debitBalance());
                    balances.put(posted.credit(), posted.creditBalance());
                }
            }
        }
    }
}
