package io.ovation.server.event;

import io.ovation.server.store.Background;
import io.ovation.server.store.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves committed events from the outbox to the log and gives them their position and their subject's sequence. One at a
 * time over all servers, whoever has the head's row locked: so positions become visible in order and without gaps,
 * although the transactions that appended the events overlapped. Within a subject the order is that of appending; an
 * event whose transaction began after another had committed comes after it.
 */
@ApplicationScoped
public class Sequencer {
    /** The most events moved in one transaction. */
    static final int AT_ONCE = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofMillis(500);

    private final Database database;
    private final Background background = new Background(
            "event-sequencer",
            PAUSE_AFTER_FAULT,
            fault -> LOG.warn("Events could not be moved to the log and wait: {}", fault.toString()),
            () -> move() == AT_ONCE ? Duration.ZERO : PAUSE);

    /** The sequencer of a database. */
    public Sequencer(Database database) {
        this.database = database;
    }

    void begin(@Observes @Priority(1_000) StartupEvent event) {
        start();
    }

    void end(@Observes @Priority(9_000) ShutdownEvent event) {
        stop();
    }

    /** Begins to move, twenty times a second and without pause while there is much. */
    public void start() {
        background.start();
    }

    /** Stops after the transaction at hand. */
    public void stop() {
        background.stop();
    }

    /**
     * Moves what is there, at most {@link #AT_ONCE} events.
     *
     * @return how many; 0 also when another server is just doing it
     */
    public int move() {
        return database.inTransaction(handle -> {
            Optional<Long> head = handle.createQuery(
                            "SELECT position FROM event_head WHERE id = 1 FOR UPDATE SKIP LOCKED")
                    .mapTo(Long.class)
                    .findOne();
            if (head.isEmpty()) {
                return 0;
            }
            int moved = handle.createUpdate("""
                            WITH taken AS (
                                DELETE FROM event_outbox WHERE number IN (
                                    SELECT number FROM event_outbox ORDER BY number LIMIT :limit)
                                RETURNING *),
                            counted AS (
                                INSERT INTO event_subject AS s (subject, last)
                                SELECT subject, count(*) FROM taken GROUP BY subject ORDER BY subject
                                ON CONFLICT (subject) DO UPDATE SET last = s.last + excluded.last
                                RETURNING subject, last),
                            placed AS (
                                SELECT taken.*, row_number() OVER (ORDER BY number) AS place,
                                    row_number() OVER (PARTITION BY subject ORDER BY number DESC) AS from_last
                                FROM taken)
                            INSERT INTO event_log (position, id, type, subject, sequence, at, data, written_at)
                            SELECT :head + place, id, type, subject, last - from_last + 1, at, data, now()
                            FROM placed JOIN counted USING (subject) ORDER BY place""")
                    .bind("limit", AT_ONCE)
                    .bind("head", head.get())
                    .execute();
            if (moved > 0) {
                handle.createUpdate("UPDATE event_head SET position = :position WHERE id = 1")
                        .bind("position", head.get() + moved)
                        .execute();
            }
            return moved;
        });
    }
}
