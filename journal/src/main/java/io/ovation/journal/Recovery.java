package io.ovation.journal;

import io.ovation.ledger.AcceptedBatch;
import io.ovation.ledger.IdIndex;
import io.ovation.ledger.Ledger;
import io.ovation.ledger.PackedEntry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Replays a chain into a ledger. One thread reads, decodes and checks hashes; the calling thread adds up.
 */
public final class Recovery {

    private static final int BATCHES_AHEAD = 64;

    private Recovery() {}

    /** Is shown every batch after it was checked and replayed. */
    @FunctionalInterface
    public interface Observer {
        void batch(JournalBatch batch);
    }

    /**
     * Replays everything up to the present end of the chain.
     *
     * @return where it stands; on damage an exception names the first bad batch, and the check tells how far it got
     * @throws JournalDamaged when a batch does not fit
     */
    public static ChainCheck replay(Journal journal, int shard, Ledger ledger, IdIndex index, Observer observer) {
        ChainCheck check = new ChainCheck(shard);
        replay(journal, shard, ledger, index, check, Long.MAX_VALUE, observer);
        return check;
    }

    /** As above, from where a check stands and up to a sequence; the caller can look at the check when it fails. */
    public static void replay(
            Journal journal, int shard, Ledger ledger, IdIndex index, ChainCheck check, long upTo, Observer observer) {
        AcceptedBatch entries = new AcceptedBatch();
        BlockingQueue<Object> decoded = new ArrayBlockingQueue<>(BATCHES_AHEAD);
        Object end = new Object();
        long from = check.tail().sequence() + 1;
        AtomicBoolean abandoned = new AtomicBoolean();
        AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();
        Thread reader = Thread.ofPlatform()
                .name("journal-replay-" + shard)
                .daemon()
                .start(() -> {
                    try {
                        journal.read(
                                shard,
                                from,
                                stored -> stored.sequence() <= upTo
                                        && offer(decoded, BatchCodec.decode(stored), abandoned));
                    } catch (RuntimeException failed) {
                        fault.set(failed);
                    } catch (Error broken) {
                        fault.set(new JournalUnavailable("shard " + shard + " cannot be read: " + broken, broken));
                    } finally {
                        offer(decoded, end, abandoned);
                    }
                });
        try {
            while (true) {
                Object next = decoded.take();
                if (!(next instanceof JournalBatch batch)) {
                    break;
                }
                check.next(batch);
                addUp(batch, ledger, entries);
                observer.batch(batch);
                ledger.forgetIds(index.coveredSequence());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JournalUnavailable("interrupted while replaying shard " + shard, interrupted);
        } finally {
            abandoned.set(true);
            reader.interrupt();
        }
        RuntimeException failed = fault.get();
        if (failed != null) {
            throw failed;
        }
    }

    /**
     * Adds one batch up, whose place in the chain was checked.
     *
     * @throws JournalDamaged when it contradicts the ledger; the ledger is then of no further use
     */
    public static void addUp(JournalBatch batch, Ledger ledger) {
        addUp(batch, ledger, new AcceptedBatch());
    }

    private static void addUp(JournalBatch batch, Ledger ledger, AcceptedBatch entries) {
        batch.read(entries);
        PackedEntry window = new PackedEntry();
        try {
            for (int i = 0; i < entries.size(); i++) {
                ledger.replay(entries.show(i, window), batch.time());
            }
        } catch (IllegalStateException | IllegalArgumentException contradiction) {
            throw new JournalDamaged(
                    "batch " + batch.sequence() + " of shard " + batch.shard() + " contradicts those before it: "
                            + contradiction.getMessage(),
                    contradiction);
        }
    }

    private static boolean offer(BlockingQueue<Object> queue, Object element, AtomicBoolean abandoned) {
        try {
            while (!abandoned.get()) {
                if (queue.offer(element, 100, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
