package io.ovation.server.store;

/**
 * A kind of money operation that touches the outside (a recharge, a refund, a payout). Each is one row, its intent, with
 * a state machine: write the intent, call the provider with our id as its idempotency key, post the entry with an id
 * derived from the intent, mark it done. Every step may be repeated by anybody, and the process may die between any two;
 * the {@link Sweeper} finishes what is open.
 */
public interface OutsideOperation {
    /** Its intents. */
    Intents intents();

    /**
     * Takes an intent as far as it goes now: to its end, or to where only the outside can go on. Does nothing to one that
     * has ended. Blocking; safe to run twice at once for the same intent.
     *
     * @throws RuntimeException when a step could not be done now; it will be tried again
     */
    void advance(long number);
}
