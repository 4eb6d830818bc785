/**
 * The deterministic simulator: whole lives of a shard - instances with writer, followers and projections, clients, a lease
 * and a store - on one thread, in virtual time, with every fault a seed can think of, around the real ledger and journal
 * code. Moves no money that is not simulated. May import ledger and journal.
 */
@NullMarked
package io.ovation.simulator;

import org.jspecify.annotations.NullMarked;
