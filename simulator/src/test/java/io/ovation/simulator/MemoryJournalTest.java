package io.ovation.simulator;

import io.ovation.journal.Journal;
import io.ovation.journal.JournalContract;

/** The store under the simulated worlds keeps the contract that PostgreSQL keeps. */
class MemoryJournalTest extends JournalContract {

    private final MemoryStore store = new MemoryStore();

    @Override
    public Journal journal() {
        return new MemoryJournal(store);
    }

    @Override
    public Journal other() {
        return new MemoryJournal(store);
    }
}
