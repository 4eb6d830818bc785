package io.ovation.server.risk;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ovation.server.clock.Clocks;
import io.ovation.server.clock.TimeListener;
import io.ovation.server.coin.lot.LotUse;
import io.ovation.server.coin.lot.Lots;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at pairs that gave enough to be looked at: works the creator's score out, opens a case from a score on, and puts the
 * gifts of suspects that have not matured into quarantine. Runs every ten seconds, and before anything matures because
 * somebody moved the clock. A pair is forgotten only after it was looked at, so whoever dies in between looks again.
 */
@ApplicationScoped
public class RiskWatch implements TimeListener {
    private static final Logger LOG = LoggerFactory.getLogger(RiskWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 100;
    private static final int MOST_GIFTS = 500;

    private final Database database;
    private final Scores scores;
    private final Cases cases;
    private final Lots lots;
    private final Bookkeeper books;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;
    private final RiskRules rules = RiskRules.DEFAULT;

    RiskWatch(
            Database database,
            Scores scores,
            Cases cases,
            Lots lots,
            Bookkeeper books,
            Users users,
            Markets markets,
            Clocks clocks) {
        this.database = database;
        this.scores = scores;
        this.cases = cases;
        this.lots = lots;
        this.books = books;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
    }

    @Override
    public void timeMoved(Instant from, Instant to) {
        books.waitFor(books.position().sequence(), PATIENCE);
        look();
    }

    @Produces
    @ApplicationScoped
    Task<Void> riskJob() {
        return Tasks.recurring("risk-watch", FixedDelay.of(PAUSE)).execute((instance, context) -> look());
    }

    private record Pair(long creator, long sender, Instant since) {}

    /** Looks at every pair that waits. What cannot be judged now is judged at the next look. Blocking. */
    public void look() {
        long after = Long.MIN_VALUE;
        for (int page = 0; page < MOST_PAGES; page++) {
            Map<Long, Map<Long, Instant>> byCreator = waiting(after);
            byCreator.forEach((creator, senders) -> {
                try {
                    lookAt(creator, senders);
                } catch (RuntimeException away) {
                    LOG.warn("Creator {} is looked at later: {}", creator, away.toString());
                }
            });
            if (byCreator.isEmpty()) {
                return;
            }
            after = byCreator.keySet().stream().max(Long::compare).orElseThrow();
        }
        LOG.warn("More creators wait to be looked at than one run takes");
    }

    /** The next creators, by number, with the senders that wait and since when. */
    private Map<Long, Map<Long, Instant>> waiting(long after) {
        Map<Long, Map<Long, Instant>> byCreator = new LinkedHashMap<>();
        database.withHandle(handle -> handle.createQuery("""
                                SELECT creator, sender, since FROM risk_look WHERE creator IN (
                                    SELECT DISTINCT creator FROM risk_look WHERE creator > :after
                                    ORDER BY creator LIMIT :limit)
                                ORDER BY creator, sender LIMIT :most""")
                        .bind("after", after)
                        .bind("limit", PAGE)
                        .bind("most", PAGE * MOST_PAGES)
                        .map((row, context) -> new Pair(
                                row.getLong("creator"),
                                row.getLong("sender"),
                                row.getTimestamp("since").toInstant()))
                        .list())
                .forEach(pair -> byCreator
                        .computeIfAbsent(pair.creator(), creator -> new LinkedHashMap<>())
                        .put(pair.sender(), pair.since()));
        return byCreator;
    }

    /** What is given while we look is noted anew, and looked at again. */
    private void lookAt(long creator, Map<Long, Instant> senders) {
        judge(creator);
        database.useTransaction(handle -> senders.forEach((sender, since) -> handle.createUpdate("""
                        DELETE FROM risk_look WHERE creator = :creator AND sender = :sender AND since = :since""")
                .bind("creator", creator)
                .bind("sender", sender)
                .bind("since", since)
                .execute()));
    }

    /** Works a creator's score out and does what follows from it. */
    Score judge(long creator) {
        books.waitFor(books.position().sequence(), PATIENCE);
        Score score = scores.of(creator);
        if (score.points() >= rules.caseScore()) {
            LocalDate today = clocks.today(markets.of(users.get(creator)));
            List<LotUse> gifts = new ArrayList<>();
            for (Long sender : score.suspects()) {
                gifts.addAll(lots.unmaturedGifts(sender, creator, today, MOST_GIFTS));
            }
            cases.open(
                    creator,
                    score,
                    score.isAboutPeople() && score.points() >= rules.holdScore(),
                    gifts,
                    "We check where the money of this gift came from",
                    "rule");
        }
        return score;
    }
}
