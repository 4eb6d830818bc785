package io.ovation.server.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ovation.server.identity.Caller;
import io.ovation.server.store.Background;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records who tried what staff may do and was refused. The first attempt of a caller at an endpoint is a line at once; those that
 * follow within the minute are counted, and the count is one line more, so nobody fills the log by knocking. Any thread; {@link
 * #record} blocks.
 */
@ApplicationScoped
class RefusedAttempts {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedAttempts.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final int MOST_COUNTED = 10_000;

    private record Attempt(Caller caller, String action) {}

    private record Count(String subject, int status, Instant since, AtomicLong more) {}

    private final Audit audit;
    private final Cache<Attempt, Count> counts =
            Caffeine.newBuilder().maximumSize(MOST_COUNTED).build();
    private final Background background;

    RefusedAttempts(Audit audit) {
        this.audit = audit;
        this.background = new Background(
                "refused-attempts",
                LOOK,
                away -> LOG.warn("Refused attempts could not be recorded and are tried again: {}", away.toString()),
                () -> {
                    settle(Instant.now().minus(MINUTE));
                    return LOOK;
                });
    }

    void begin(@Observes @Priority(3_000) StartupEvent event) {
        background.start();
    }

    void end(@Observes @Priority(500) ShutdownEvent event) {
        background.stop();
        settle(Instant.MAX);
    }

    /** Notes one; the first of a minute is written before this returns. */
    void record(Caller caller, AuditDraft attempt, int status) {
        boolean[] first = {false};
        Count count = counts.get(new Attempt(caller, attempt.action()), unseen -> {
            first[0] = true;
            return new Count(attempt.subject(), status, Instant.now(), new AtomicLong());
        });
        if (first[0]) {
            audit.recordRequest(caller, attempt, status);
        } else {
            count.more().incrementAndGet();
        }
    }

    /** Writes what was counted since before a time, and forgets it. */
    void settle(Instant before) {
        counts.asMap().forEach((attempt, count) -> {
            if (count.since().isBefore(before) && counts.asMap().remove(attempt, count)) {
                long more = count.more().get();
                if (more > 0) {
                    audit.recordRequest(
                            attempt.caller(),
                            new AuditDraft(
                                    attempt.action(),
                                    count.subject(),
                                    Map.of(
                                            "more",
                                            Long.toString(more),
                                            "since",
                                            count.since().toString())),
                            count.status());
                }
            }
        });
    }
}
