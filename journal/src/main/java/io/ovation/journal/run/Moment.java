package io.ovation.journal.run;

/** A point of an account's history: what was posted up to it, itself included, had happened. */
public sealed interface Moment {

    /** After the entry of a number (or the last before it that touched the account). */
    record Entry(long sequence) implements Moment {}

    /** By the wall clock of the batches, milliseconds since 1970. */
    record Wall(long millis) implements Moment {}

    /** By their business clock, milliseconds since 1970. */
    record Business(long millis) implements Moment {}

    /** After everything. */
    static Moment latest() {
        return new Entry(Posting.HIGHEST_ENTRY);
    }

    /** Before everything. */
    static Moment beginning() {
        return new Entry(0);
    }
}
