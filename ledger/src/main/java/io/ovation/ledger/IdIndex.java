package io.ovation.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The durable memory of accepted ids, made by a follower of the journal. A writer asks it, off its own thread, about ids
 * that {@link Ledger#apply(LedgerRequest, BatchTime)} answered with {@link OutcomeCode#ID_INDEX_NEEDED}:
 *
 * <ol>
 *   <li>read {@link Ledger#idFloorMillis()} and {@link Ledger#forgottenSequence()} on the writer's thread, then
 *       {@link #find} off it, unless {@link #coveredSequence()} is below the latter: then nobody knows yet;
 *   <li>found: answer {@link Outcome#existing};
 *   <li>not found: back on the writer's thread, {@link Ledger#applyAbsent} with the floor that was read. Should ids have
 *       been forgotten meanwhile, it answers {@link OutcomeCode#ID_INDEX_NEEDED} again.
 * </ol>
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface IdIndex {

    /** The accepted entry of this id, if it is among the first {@link #coveredSequence()} entries. May block. */
    @Nullable
    AcceptedEntry find(UUID id);

    /** Every accepted entry up to this sequence is found by {@link #find}. Never falls. */
    long coveredSequence();
}
