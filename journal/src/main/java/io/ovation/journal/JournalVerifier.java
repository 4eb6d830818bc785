package io.ovation.journal;

import io.ovation.ledger.Ledger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Re-derives everything a shard's journal claims: sequences without gaps, epochs and times that never fall, the hash chain,
 * Merkle roots, every recorded balance after (by replay into a fresh ledger), and that every asset sums to zero. Needs no
 * economics.
 */
public final class JournalVerifier {

    private JournalVerifier() {}

    /**
     * Reads the whole chain.
     *
     * @param progress is told about every so many batches; not after the end
     * @throws JournalUnavailable when the store cannot be read
     */
    public static Report verify(Journal journal, int shard, Consumer<Progress> progress) {
        throw new UnsupportedOperationException();
    }

    /**
     * How far it has got.
     *
     * @param lastSequence end of the chain when the verification began
     */
    public record Progress(long sequence, long lastSequence, long entries) {}

    /**
     * What was found.
     *
     * @param sequence last batch that is right
     * @param hash its hash
     * @param ledger the state replayed up to there
     * @param finding the first thing that is wrong, or null when everything holds
     */
    public record Report(
            long sequence,
            byte[] hash,
            long entries,
            Ledger ledger,
            @Nullable Finding finding) {
        /** Whether everything holds. */
        public boolean holds() {
            return finding == null;
        }
    }

    /**
     * Something wrong.
     *
     * @param sequence the batch
     * @param what in words
     */
    public record Finding(long sequence, String what) {}
}
