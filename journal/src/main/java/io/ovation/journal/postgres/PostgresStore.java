package io.ovation.journal.postgres;

import io.ovation.journal.Journal;
import io.ovation.journal.JournalStore;
import io.ovation.journal.archive.ArchivedJournal;
import java.nio.file.Path;
import javax.sql.DataSource;

/** The table {@code journal.batch} in the shard's own PostgreSQL, and the files that its old partitions went to. */
public record PostgresStore() implements JournalStore {

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Journal open(DataSource database, Path archive) {
        return new ArchivedJournal(new PostgresJournal(database), database, archive);
    }
}
