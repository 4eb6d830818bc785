package io.ovation.server.callback;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers every event that was told and applies it once. Blocking; any thread, any instance. */
@ApplicationScoped
public class CallbackInbox {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackInbox.class);

    /** How long ids are remembered: far longer than any provider delivers again. */
    static final Duration KEPT = Duration.ofDays(90);

    private final Database database;

    /** Made once. */
    public CallbackInbox(Database database) {
        this.database = database;
    }

    /**
     * Takes in an event.
     *
     * @return whether it is about something of ours
     * @throws RuntimeException when it could not be written down: the source has to deliver it again
     */
    public boolean take(String source, SignedEvent event, Instant wall) {
        SignedEvent.Consequence consequence = event.consequence();
        if (consequence == null) {
            return false;
        }
        Runnable rest = database.inTransaction(
                handle -> isFirst(handle, source, event, wall) ? consequence.in(handle) : SignedEvent.DONE);
        try {
            rest.run();
        } catch (RuntimeException e) {
            LOG.warn("What {} told in event {} is kept and goes on later: {}", source, event.id(), e.toString());
        }
        return true;
    }

    private static boolean isFirst(Handle handle, String source, SignedEvent event, Instant wall) {
        return handle.createUpdate("""
                        INSERT INTO provider_callback (source, event_id, kind, received_at)
                        VALUES (:source, :event, :kind, :at)
                        ON CONFLICT (source, event_id) DO NOTHING""")
                        .bind("source", source)
                        .bind("event", event.id())
                        .bind("kind", event.kind())
                        .bind("at", wall)
                        .execute()
                == 1;
    }

    /** Forgets events older than {@link #KEPT}. Returns how many. */
    int forgetOld(Instant wall) {
        return database.withHandle(
                handle -> handle.createUpdate("DELETE FROM provider_callback WHERE received_at < :before")
                        .bind("before", wall.minus(KEPT))
                        .execute());
    }

    @Produces
    @ApplicationScoped
    Task<Void> forgetting() {
        return Tasks.recurring("provider-callbacks-forget", FixedDelay.of(Duration.ofHours(6)))
                .execute((instance, context) -> forgetOld(Instant.now()));
    }
}
