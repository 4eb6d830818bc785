package io.ovation.server.event;

import io.ovation.server.store.Database;
import java.time.Duration;
import java.util.UUID;

/**
 * The right to carry events outside on one way, held by one of several servers on a database. It lasts ten seconds and is
 * renewed by asking for it; a holder that cannot renew it knows two seconds before others may take it. Times are the database's,
 * the own deadline is counted from before asking, so that clocks that differ do no harm. Any thread; blocks on SQL.
 */
public final class RelayLease {
    private static final Duration LASTS = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final Database database;
    private final String name;
    private final String holder = UUID.randomUUID().toString();
    private volatile long heldUntilNanos;
    private volatile boolean held;

    /** The lease of a way outside; a new holder each time. */
    public RelayLease(Database database, String name) {
        this.database = database;
        this.name = name;
    }

    /** Takes or renews it; returns whether it is ours now. */
    public boolean renew() {
        long asked = System.nanoTime();
        boolean ours = database.inTransaction(handle -> handle.createUpdate("""
                        INSERT INTO event_lease AS l (name, holder, expires)
                        VALUES (:name, :holder, now() + CAST(:seconds AS integer) * interval '1 second')
                        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires = excluded.expires
                        WHERE l.holder = excluded.holder OR l.expires < now()""")
                        .bind("name", name)
                        .bind("holder", holder)
                        .bind("seconds", (int) LASTS.toSeconds())
                        .execute()
                == 1);
        heldUntilNanos = asked + LASTS.minus(MARGIN).toNanos();
        held = ours;
        return ours;
    }

    /** Whether it is still ours without asking. */
    public boolean isHeld() {
        return held && System.nanoTime() - heldUntilNanos < 0;
    }

    /** Gives it back, so that another server need not wait for its end. */
    public void release() {
        if (held) {
            held = false;
            database.useTransaction(
                    handle -> handle.createUpdate("DELETE FROM event_lease WHERE name = :name AND holder = :holder")
                            .bind("name", name)
                            .bind("holder", holder)
                            .execute());
        }
    }
}
