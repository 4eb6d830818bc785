package io.ovation.server.fund;

import io.ovation.server.TestServer;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/** Creators with videos and daily facts, as the intake would have left them. */
@ApplicationScoped
class FundStage {
    private final Database database;
    private final Markets markets;
    private final Clocks clocks;
    private final FundStore store;

    FundStage(Database database, Markets markets, Clocks clocks, FundStore store) {
        this.database = database;
        this.markets = markets;
        this.clocks = clocks;
        this.store = store;
    }

    /** Views of a video on a day. */
    record Day(long qualified, long own, long paid, long tooShort, long watchSeconds, long likes) {
        static Day views(long qualified) {
            return new Day(qualified, 0, 0, 0, 10 * qualified, 0);
        }
    }

    /** Somebody with so many followers in a market. */
    static TestServer.Person creator(String market, int followers) {
        return TestServer.person(market, "1995-05-05", followers);
    }

    static long number(TestServer.Person person) {
        return PublicId.number(User.PREFIX, person.id());
    }

    long video(TestServer.Person creator, int seconds, boolean sponsored) {
        long number = Numbers.next();
        database.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO video (number, external_id, creator, title, length_seconds, sponsored, created_at, published_at)
                        VALUES (:number, :external, :creator, 'A video', :seconds, :sponsored, :at, :at)""")
                .bind("number", number)
                .bind("external", "fund-" + number)
                .bind("creator", number(creator))
                .bind("seconds", seconds)
                .bind("sponsored", sponsored)
                .bind("at", clocks.business().minusSeconds(86_400L * 20))
                .execute());
        return number;
    }

    /** What a video did on a day in a market, from one source. */
    void fact(TestServer.Person creator, long video, String market, LocalDate day, String source, Day views) {
        database.useTransaction(handle -> {
            fact(handle, number(creator), video, market, day, source, views);
            handle.execute(
                    "INSERT INTO engagement_day (market, day) VALUES (?, ?) ON CONFLICT DO NOTHING", market, day);
        });
    }

    private static void fact(
            Handle handle, long creator, long video, String market, LocalDate day, String source, Day views) {
        handle.createUpdate("""
                        INSERT INTO video_day_fact (video, day, market, source, creator, views, qualified_views, excluded_own,
                            excluded_paid, excluded_short, watch_seconds, likes)
                        VALUES (:video, :day, :market, :source, :creator, :views, :qualified, :own, :paid, :short, :watch,
                            :likes)""")
                .bind("video", video)
                .bind("day", day)
                .bind("market", market)
                .bind("source", source)
                .bind("creator", creator)
                .bind("views", views.qualified() + views.own() + views.paid() + views.tooShort())
                .bind("qualified", views.qualified())
                .bind("own", views.own())
                .bind("paid", views.paid())
                .bind("short", views.tooShort())
                .bind("watch", views.watchSeconds())
                .bind("likes", views.likes())
                .execute();
    }

    /** Opens the close of a day, without waiting for the job. */
    FundRun open(String market, LocalDate day) {
        return database.inTransaction(handle -> {
            store.open(
                    handle,
                    market,
                    day,
                    0,
                    Changes.NONE,
                    "The day's close",
                    TermsBook.inForce(handle, market, day).orElseThrow(),
                    clocks.business());
            return store.last(handle, market, day).orElseThrow();
        });
    }

    FundRun last(String market, LocalDate day) {
        return database.withHandle(handle -> store.last(handle, market, day)).orElseThrow();
    }

    /** A day of a market that has ended long enough ago. */
    LocalDate daysAgo(String market, int days) {
        return clocks.today(markets.get(market)).minusDays(days);
    }

    static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}
