package io.ovation.server.feed;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalStore;
import io.ovation.journal.JournalVerifier;
import io.ovation.journal.postgres.JournalHome;
import io.ovation.journal.proof.TreeHead;
import io.ovation.journal.proof.Witnesses;
import io.ovation.ledger.Ledger;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The books as they are stored, for commands that read them without taking part: verification and export. Works beside
 * a running server and on its data when none runs. One thread at a time.
 */
public final class BookArchive implements AutoCloseable {
    private final DataSource source;
    private final Journal journal;

    /**
     * The books of which the rows are in this database.
     *
     * @param files where the files are that old parts of the books went to
     * @throws io.ovation.journal.JournalFault when they are in another store than this process is set to
     */
    public BookArchive(DataSource source, Path files) {
        this.source = source;
        JournalStore store = BookStore.configured();
        JournalHome.check(source, LedgerShard.NUMBER, store);
        this.journal = store.open(source, files);
    }

    /** The sequence of the last batch; 0 when there is none. */
    public long lastSequence() {
        return journal.tail(LedgerShard.NUMBER).sequence();
    }

    /**
     * Hands over every batch after a sequence and up to another, both as numbers of batches, in order.
     *
     * @throws io.ovation.journal.JournalFault when the store cannot be read or a batch cannot be decoded
     */
    public void read(long afterSequence, long lastSequence, Consumer<FeedBatch> reader) {
        if (afterSequence >= lastSequence) {
            return;
        }
        journal.read(LedgerShard.NUMBER, afterSequence + 1, stored -> {
            if (stored.sequence() > lastSequence) {
                return false;
            }
            reader.accept(FeedBatch.of(BatchCodec.decode(stored)));
            return stored.sequence() < lastSequence;
        });
    }

    /**
     * Re-derives everything: sequences, times, the hash chain, Merkle roots, every balance, that no entry is there twice; and
     * compares the chain with what is remembered of it elsewhere, so that an end that was cut off is noticed.
     *
     * @param keptHeads documents of heads that were published before and kept outside
     * @param progress is told now and then how far it has got
     * @throws IllegalArgumentException when a document is not a head of these books
     */
    public Verified verify(List<String> keptHeads, Consumer<Progress> progress) {
        List<TreeHead> kept = keptHeads.stream().map(TreeHead::parse).toList();
        Witnesses witnesses = Witnesses.read(source, LedgerShard.NUMBER, kept);
        int remembering = witnesses.count();
        JournalVerifier.Report report = JournalVerifier.verify(
                journal,
                LedgerShard.NUMBER,
                witnesses,
                at -> progress.accept(new Progress(at.sequence(), at.lastSequence(), at.entries())));
        JournalVerifier.@Nullable Finding finding = report.finding();
        return new Verified(
                report.sequence(),
                report.hash(),
                report.entries(),
                report.ledger(),
                remembering,
                finding == null ? null : new Finding(finding.sequence(), finding.text()));
    }

    @Override
    public void close() {
        journal.close();
    }

    /**
     * How far the verification has got.
     *
     * @param sequence of the batch just checked
     * @param lastSequence of the last batch when it began
     * @param entries checked so far
     */
    public record Progress(long sequence, long lastSequence, long entries) {}

    /**
     * What was found.
     *
     * @param sequence the last batch that is right
     * @param hash its hash
     * @param entries up to there
     * @param ledger the state derived up to there
     * @param witnesses how many cursors, snapshots and heads the chain was compared with
     * @param finding the first thing that is wrong, or null
     */
    public record Verified(
            long sequence,
            byte[] hash,
            long entries,
            Ledger ledger,
            int witnesses,
            @Nullable Finding finding) {}

    /** Something wrong: in which batch, and where in it and what, in words. */
    public record Finding(long sequence, String what) {}
}
