package io.ovation.server.risk;

import io.ovation.server.clock.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Notes who has to be looked at; {@link RiskWatch} does. Blocking; any thread. */
@ApplicationScoped
class Looks {
    private final Clocks clocks;

    Looks(Clocks clocks) {
        this.clocks = clocks;
    }

    /** Links between these users have changed: pairs of them who gave each other something lately are looked at. */
    void among(Handle handle, Set<Long> changed) {
        if (changed.size() < 2) {
            return;
        }
        LocalDate since = LocalDate.ofInstant(clocks.business().minus(RiskRules.DEFAULT.window()), ZoneOffset.UTC);
        handle.createUpdate("""
                        INSERT INTO risk_look (creator, sender, since)
                        SELECT DISTINCT p.creator, p.sender, clock_timestamp() FROM risk_pair_day p
                        WHERE p.creator = ANY (:users) AND p.sender = ANY (:users) AND p.day >= :since
                        ORDER BY p.creator, p.sender
                        ON CONFLICT (creator, sender) DO UPDATE SET since = clock_timestamp()""")
                .bindArray("users", Long.class, changed.toArray())
                .bind("since", since)
                .execute();
    }
}
