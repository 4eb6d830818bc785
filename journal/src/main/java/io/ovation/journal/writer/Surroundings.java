package io.ovation.journal.writer;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What {@link WriterCore} has around it instead of threads and clocks of its own. In production that is {@link WriterThread};
 * a simulator puts itself there and decides when, whether and in which order things happen.
 *
 * @param store takes what the core wants of the journal; has it performed by {@link StoreCall#run}, at once or later, and then
 *     the core's next turn is due
 * @param answers runs what completes callers' stages, in the order given
 * @param lookups takes look-ups in the id index; has them performed by {@link IdLookup#run}, in any order
 * @param nanoTime a clock that only rises, in nanoseconds from any origin: pauses and patience
 */
public record Surroundings(
        Consumer<StoreCall> store, Executor answers, Consumer<IdLookup> lookups, LongSupplier nanoTime) {}
