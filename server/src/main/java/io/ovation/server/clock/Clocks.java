package io.ovation.server.clock;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.identity.Market;
import io.ovation.server.store.Database;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The two clocks. Wall time is for ids, deadlines and leases. Business time is for days, maturity and renewals: wall time
 * plus an offset that is kept in SQL and only ever grows, moved in the sandbox. Any thread; reading never blocks.
 */
@ApplicationScoped
public class Clocks {
    private final Database database;
    private final List<TimeListener> listeners;
    private volatile Duration offset = Duration.ZERO;

    /** Made once; {@link #load()} follows when the tables are there. */
    public Clocks(Database database, @All List<TimeListener> listeners) {
        this.database = database;
        this.listeners = listeners;
    }

    /** The wall clock. */
    public Instant wall() {
        return Instant.now();
    }

    /** The business clock. */
    public Instant business() {
        return Instant.now().plus(offset);
    }

    /** The business day in a market's zone. */
    public LocalDate today(Market market) {
        return LocalDate.ofInstant(business(), market.zone());
    }

    /** How far the business clock is ahead of the wall clock (behind, when negative). */
    public Duration offset() {
        return offset;
    }

    /**
     * Moves the business clock forward, keeps that, and runs what has fallen due. Blocking, one at a time.
     *
     * @param by not negative
     * @return the new business time
     */
    public synchronized Instant advance(Duration by) {
        if (by.isNegative()) {
            throw Problem.of(ProblemCode.FIELD_INVALID).detail("Time does not go back");
        }
        Instant from = business();
        keep(offset.plus(by));
        Instant to = business();
        for (TimeListener listener : listeners) {
            listener.timeMoved(from, to);
        }
        return to;
    }

    /** Reads the offset; the start-up calls it once, after the migrations. */
    public void load() {
        offset = database.withHandle(
                handle -> handle.createQuery("SELECT offset_millis FROM business_clock WHERE id = 1")
                        .mapTo(Long.class)
                        .findOne()
                        .map(Duration::ofMillis)
                        .orElse(Duration.ZERO));
    }

    /** Starts the business clock in the past, on fresh data only, before the ledger's first batch. */
    public synchronized void beginBehindBy(Duration behind) {
        keep(behind.negated());
    }

    private void keep(Duration value) {
        database.useTransaction(handle ->
                handle.createUpdate("""
                        INSERT INTO business_clock (id, offset_millis) VALUES (1, :offset)
                        ON CONFLICT (id) DO UPDATE SET offset_millis = excluded.offset_millis""").bind("offset", value.toMillis()).execute());
        offset = value;
    }
}
