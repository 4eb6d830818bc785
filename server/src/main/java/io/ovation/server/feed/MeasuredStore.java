package io.ovation.server.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalStore;
import java.nio.file.Path;
import javax.sql.DataSource;

/** A store whose journals count and time what they are asked. */
record MeasuredStore(JournalStore store, MeterRegistry registry, CommitTimes times) implements JournalStore {

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public Journal open(DataSource database, Path archive) {
        return new MeasuredJournal(store.open(database, archive), registry, times);
    }
}
