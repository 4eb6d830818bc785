package io.ovation.journal.postgres;

/**
 * A shard's lease as others see it.
 *
 * @param epoch the holder's, 0 when nobody ever held it
 * @param holder how the holder calls itself, for people
 * @param address where it takes entries of other instances, {@code host:port}; empty when it takes none
 * @param leftMillis how long it lasts by the database's clock unless it is renewed; 0 when it has expired, or when the holder
 *     is a process of this machine that is dead
 */
public record LeaseView(int epoch, String holder, String address, long leftMillis) {

    static final LeaseView NEVER_HELD = new LeaseView(0, "", "", 0);

    /** Whether it can be taken now. */
    public boolean isFree() {
        return leftMillis == 0;
    }
}
