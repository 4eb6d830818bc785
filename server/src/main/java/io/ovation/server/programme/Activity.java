package io.ovation.server.programme;

import io.ovation.server.identity.Market;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/** What a creator's videos did within a window of days, from the daily facts of the videos. Blocks on SQL. */
@ApplicationScoped
class Activity {
    /**
     * Takes in how many views and posts there are now, as facts that are known from now on.
     *
     * @param market of the creator; its zone says when a day begins
     * @param day the last day of the window
     */
    void learn(Handle handle, FactHistory history, long creator, Market market, LocalDate day, int windowDays) {
        LocalDate first = day.minusDays(windowDays - 1L);
        history.learn(handle, creator, FactKind.VIEWS, Long.toString(views(handle, creator, first, day)), "videos");
        history.learn(
                handle, creator, FactKind.POSTS, Long.toString(posts(handle, creator, market, first, day)), "videos");
    }

    private static long views(Handle handle, long creator, LocalDate first, LocalDate last) {
        return handle.createQuery("""
                        SELECT COALESCE(sum(f.views), 0)::bigint FROM video v
                        JOIN video_day_fact f ON f.video = v.number AND f.day BETWEEN :first AND :last
                        WHERE v.creator = :creator""")
                .bind("creator", creator)
                .bind("first", first)
                .bind("last", last)
                .mapTo(Long.class)
                .one();
    }

    private static long posts(Handle handle, long creator, Market market, LocalDate first, LocalDate last) {
        return handle.createQuery("""
                        SELECT count(*) FROM video
                        WHERE creator = :creator AND published_at >= :from AND published_at < :to AND deleted_at IS NULL""")
                .bind("creator", creator)
                .bind("from", first.atStartOfDay(market.zone()).toInstant())
                .bind("to", last.plusDays(1).atStartOfDay(market.zone()).toInstant())
                .mapTo(Long.class)
                .one();
    }
}
