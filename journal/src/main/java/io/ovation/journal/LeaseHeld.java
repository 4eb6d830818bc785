package io.ovation.journal;

import java.time.Instant;

/** Another instance holds the shard and is alive. */
public final class LeaseHeld extends LeaseFault {

    private static final long serialVersionUID = 1L;

    private final String holder;
    private final Instant until;

    /** Names who holds the shard and until when (database time) unless it renews. */
    public LeaseHeld(int shard, String holder, Instant until) {
        super("shard " + shard + " is held by " + holder + " until " + until, null);
        this.holder = holder;
        this.until = until;
    }

    /** Who holds the shard, as it named itself. */
    public String holder() {
        return holder;
    }

    /** When the lease ends unless it is renewed, by the database's clock. */
    public Instant until() {
        return until;
    }
}
