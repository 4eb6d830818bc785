package io.ovation.server.feed;

import io.ovation.journal.archive.ArchivedJournal;
import io.ovation.journal.archive.ArchivedRange;
import io.ovation.journal.archive.JournalArchiver;
import io.ovation.journal.postgres.PostgresJournal;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Moves old parts of the books to files, for the command that does so. */
public final class BookArchiving {
    private BookArchiving() {}

    /**
     * Archives what may go.
     *
     * @param keep how many of the newest partitions stay
     * @param beforeMillis only what is older than this by the wall clock
     * @param progress takes lines for people
     * @param beforeDrop is given every checked file before its rows go
     * @return the result, in words
     * @throws io.ovation.journal.JournalFault when something does not hold or cannot be used; what is in doubt stays
     */
    public static String run(
            DataSource source,
            Path folder,
            int keep,
            long beforeMillis,
            Consumer<String> progress,
            Consumer<Path> beforeDrop) {
        try (ArchivedJournal journal = new ArchivedJournal(new PostgresJournal(source), source, folder)) {
            JournalArchiver.Result result = new JournalArchiver(source, journal, folder, progress, beforeDrop)
                    .archive(new JournalArchiver.Wish(keep, beforeMillis));
            long batches =
                    result.archived().stream().mapToLong(ArchivedRange::batches).sum();
            return (result.archived().isEmpty()
                            ? "Nothing was archived."
                            : batches + " batches are in " + folder + " now, and no longer in the database.")
                    + (result.stays() == null ? "" : " " + result.stays() + ".");
        }
    }
}
