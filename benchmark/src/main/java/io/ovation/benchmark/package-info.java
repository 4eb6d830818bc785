/**
 * Whole-system benchmarks, run by {@code ./ovation bench}, beside what they are compared with.
 *
 * <p>Purpose: say how fast Ovation is on the machine at hand, durable and end to end, with the same work done by plain SQL
 * on the same PostgreSQL in the same run. {@link io.ovation.benchmark.Bench} is where to begin.
 *
 * <p>Money moved: only in databases of its own, thrown away afterwards.
 *
 * <p>May import: ledger, economics, journal, and clients of the server's public interfaces. The server itself runs in
 * its own process.
 */
@org.jspecify.annotations.NullMarked
package io.ovation.benchmark;
