package io.ovation.journal.archive;

import io.ovation.journal.Journal;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.Tail;
import io.ovation.ledger.BatchTime;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A journal whose old ranges may be in files: readers see one chain, wherever its batches are. Everything but reading goes to the
 * journal below. A range that is archived while somebody reads is noticed, and read from its file.
 *
 * <p>Threads: any, as the journal below.
 */
public final class ArchivedJournal implements Journal {

    private final Journal journal;
    private final ArchiveCatalogue catalogue;
    private final Path folder;

    /**
     * A journal over another and its archive.
     *
     * @param journal holds everything that is not archived; closed together with this one
     * @param dataSource of the database that has the journal's schema
     * @param folder where the files are; need not exist while nothing is archived
     */
    public ArchivedJournal(Journal journal, DataSource dataSource, Path folder) {
        this.journal = journal;
        this.catalogue = new ArchiveCatalogue(dataSource);
        this.folder = folder;
    }

    @Override
    public SealedBatch open(int shard, int epoch, BatchTime time) {
        return journal.open(shard, epoch, time);
    }

    @Override
    public void append(SealedBatch batch) {
        journal.append(batch);
    }

    @Override
    public void confirm(int shard, int epoch, long sequence) {
        journal.confirm(shard, epoch, sequence);
    }

    @Override
    public Tail tail(int shard) {
        return journal.tail(shard);
    }

    /**
     * As the journal below, and across archived ranges.
     *
     * @throws io.ovation.journal.JournalUnavailable also when an archive file is missing: says which, and which batches it holds
     * @throws io.ovation.journal.JournalDamaged when an archive file is not what was archived
     */
    @Override
    public void read(int shard, long fromSequence, BatchVisitor visitor) {
        long next = Math.max(1, fromSequence);
        while (true) {
            ArchivedRange range = catalogue.holding(next);
            if (range != null) {
                Passage passage = new Passage(next, visitor);
                try (ArchiveReader file = new ArchiveReader(folder, range)) {
                    file.read(shard, next, passage);
                }
                if (passage.ended) {
                    return;
                }
                next = passage.next;
                if (next > range.last()) {
                    continue;
                }
                // A shard that began after this range was archived has it in the database.
            }
            Passage passage = new Passage(next, visitor);
            journal.read(shard, next, passage);
            SealedBatch beyondGap = passage.beyondGap;
            if (beyondGap == null) {
                return;
            }
            next = passage.next;
            catalogue.refresh();
            if (catalogue.holding(next) == null) {
                // The gap is in the journal itself: whoever checks the chain has to see it.
                journal.read(shard, next, visitor);
                return;
            }
        }
    }

    @Override
    public void readHashes(int shard, long fromSequence, long toSequence, HashVisitor visitor) {
        if (catalogue.holding(fromSequence) == null) {
            journal.readHashes(shard, fromSequence, toSequence, visitor);
        } else {
            Journal.super.readHashes(shard, fromSequence, toSequence, visitor);
        }
    }

    @Override
    public void readStrays(int shard, BatchVisitor visitor) {
        journal.readStrays(shard, visitor);
    }

    @Override
    public void close() {
        journal.close();
    }

    /** Hands batches on as long as they follow each other. */
    private static final class Passage implements BatchVisitor {
        private final BatchVisitor visitor;
        private long next;
        private boolean ended;
        private @Nullable SealedBatch beyondGap;

        Passage(long next, BatchVisitor visitor) {
            this.next = next;
            this.visitor = visitor;
        }

        @Override
        public boolean visit(SealedBatch batch) {
            if (batch.sequence() > next) {
                beyondGap = batch;
                return false;
            }
            next = batch.sequence() + 1;
            ended = !visitor.visit(batch);
            return !ended;
        }
    }
}
