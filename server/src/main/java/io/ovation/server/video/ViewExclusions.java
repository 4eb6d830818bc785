package io.ovation.server.video;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.audit.Audit;
import io.ovation.server.audit.AuditDraft;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Market;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;

/** Views that trust and safety takes out of the facts of a day before it closes. Any thread; blocks on SQL. */
@ApplicationScoped
public class ViewExclusions {
    private final Database database;
    private final VideoFacts facts;
    private final Audit audit;

    ViewExclusions(Database database, VideoFacts facts, Audit audit) {
        this.database = database;
        this.facts = facts;
        this.audit = audit;
    }

    /**
     * Moves qualified views of one bucket to those excluded as fraud, and records who did it and why.
     *
     * @param views how many; {@code field_invalid} when the bucket has fewer qualified ones
     * @return the bucket afterwards; {@code day_closed} when the day is frozen already
     */
    public VideoDayFact exclude(
            Caller who, Video video, Market market, LocalDate day, String source, long views, String reason) {
        database.useTransaction(handle -> {
            EngagementDays.lock(handle);
            if (EngagementDays.find(handle, market, day).isPresent()) {
                throw Problem.of(ProblemCode.DAY_CLOSED)
                        .detail(day + " is closed in " + market.code() + "; its facts do not change any more");
            }
            int changed = handle.createUpdate("""
                            UPDATE video_day_fact SET qualified_views = qualified_views - :views,
                                excluded_fraud = excluded_fraud + :views
                            WHERE video = :video AND day = :day AND market = :market AND source = :source
                              AND qualified_views >= :views""")
                    .bind("views", views)
                    .bind("video", video.number())
                    .bind("day", day)
                    .bind("market", market.code())
                    .bind("source", source)
                    .execute();
            if (changed == 0) {
                throw Problem.invalid("views", "There are not so many qualified views on that day from there");
            }
            audit.record(
                    handle,
                    who,
                    new AuditDraft(
                            "video.views_excluded",
                            video.id(),
                            Map.of(
                                    "market", market.code(),
                                    "day", day.toString(),
                                    "source", source,
                                    "views", Long.toString(views),
                                    "reason", reason)));
        });
        return facts.ofVideo(video.number(), day, day).stream()
                .filter(fact ->
                        fact.market().equals(market.code()) && fact.source().equals(source))
                .findFirst()
                .orElseThrow();
    }
}
