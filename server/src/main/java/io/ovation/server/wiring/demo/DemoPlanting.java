package io.ovation.server.wiring.demo;

import io.ovation.audience.community.Community;
import io.ovation.audience.plan.History;
import io.ovation.client.http.IdempotencyKey;
import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Channel;
import io.ovation.server.coin.recharge.Recharge;
import io.ovation.server.coin.recharge.Recharges;
import io.ovation.server.coin.recharge.Refunds;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.gift.GiftCatalogue;
import io.ovation.server.gift.GiftOutcome;
import io.ovation.server.gift.GiftWish;
import io.ovation.server.gift.Gifts;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.live.Live;
import io.ovation.server.live.Lives;
import io.ovation.server.wiring.DemoSeed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Plants the demo: sixty days of {@link History}, through the services that everybody uses, with the business clock moved
 * from evening to evening. At the end Mia has 1,500 coins, Juno is a little short of a payout, one payout waits for a second
 * pair of eyes, and every figure of the books has entries behind it.
 */
@ApplicationScoped
public class DemoPlanting implements DemoSeed {
    private static final int EVENING_HOUR_UTC = 19;
    private static final Duration SHOW = Duration.ofHours(2);
    private static final Duration REST_OF_DAY = Duration.ofHours(22);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long MIAS_COINS = 1_500;

    private final Users users;
    private final Markets markets;
    private final Clocks clocks;
    private final Recharges recharges;
    private final Refunds refunds;
    private final Gifts gifts;
    private final GiftCatalogue catalogue;
    private final Lives lives;
    private final Bookkeeper books;
    private final PayDays payDays;
    private final VideoDays videoDays;
    private final ClubDays clubDays;
    private final PostDays postDays;
    private final DemoIncome income;
    private final ProgrammeDays programmeDays;
    private final TipDays tipDays;
    private final TroubleDays troubleDays;

    DemoPlanting(
            Users users,
            Markets markets,
            Clocks clocks,
            Recharges recharges,
            Refunds refunds,
            Gifts gifts,
            GiftCatalogue catalogue,
            Lives lives,
            Bookkeeper books,
            PayDays payDays,
            VideoDays videoDays,
            ClubDays clubDays,
            PostDays postDays,
            DemoIncome income,
            TipDays tipDays,
            TroubleDays troubleDays,
            ProgrammeDays programmeDays) {
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
        this.recharges = recharges;
        this.refunds = refunds;
        this.gifts = gifts;
        this.catalogue = catalogue;
        this.lives = lives;
        this.books = books;
        this.payDays = payDays;
        this.videoDays = videoDays;
        this.clubDays = clubDays;
        this.postDays = postDays;
        this.income = income;
        this.programmeDays = programmeDays;
        this.tipDays = tipDays;
        this.troubleDays = troubleDays;
    }

    @Override
    public Duration history() {
        // The last show ends by now, also when the platform is started in the hours of one.
        return Duration.ofDays(History.DAYS).plus(SHOW);
    }

    @Override
    public void plant(Consumer<String> progress) {
        long begin = System.nanoTime();
        History history = History.of(Community.DEMO_SEED);
        progress.accept("Planting the demo community: sixty days of shows, once");
        try (Townspeople people = new Townspeople(users, recharges)) {
            people.moveIn(history.viewers());
            payDays.openAccounts(people.creators());
            clocks.advance(untilEvening());
            long given = 0;
            for (int day = 0; day < History.DAYS; day++) {
                given += evenings(history.day(day), people);
                clocks.advance(SHOW);
                incidents(day, history, people);
                payDays.after(day, people.creators());
                videoDays.after(day, people.creators(), history.viewers());
                clubDays.after(
                        day,
                        people.creators(),
                        history.viewers().stream()
                                .map(fan -> people.viewer(fan.externalId()))
                                .toList(),
                        people.viewer(Community.MIA));
                postDays.after(day, people.creators());
                programmeDays.after(day, people.creators());
                tipDays.after(day, people, history.viewers());
                troubleDays.after(day, people);
                if (day < History.DAYS - 1) {
                    clocks.advance(REST_OF_DAY);
                }
                if (day % 10 == 9) {
                    progress.accept(String.format(
                            Locale.ROOT,
                            "  day %d of %d: %,d gifts, %,d recharges, %d payouts",
                            day + 1,
                            History.DAYS,
                            given,
                            people.bought(),
                            payDays.asked()));
                }
            }
            fillMiasPurse(people);
            income.plant(people.creator(0));
        }
        books.waitFor(books.position().sequence(), PATIENCE);
        progress.accept(String.format(Locale.ROOT, "  planted in %.1f s", (System.nanoTime() - begin) / 1e9));
    }

    /** The evenings of a day, all at the same time as in life; returns how many gifts were given. */
    private int evenings(List<History.Evening> evenings, Townspeople people) {
        List<Live> running = new ArrayList<>();
        people.provide(spending(evenings));
        List<CompletableFuture<GiftOutcome>> answers = new ArrayList<>();
        for (History.Evening evening : evenings) {
            User creator = people.creator(evening.creator());
            String theme = Community.creators().get(evening.creator()).theme();
            Live live = lives.start(creator, evening.title(), null, theme).live();
            running.add(live);
            for (History.Given gift : evening.gifts()) {
                answers.add(gifts.send(
                                Caller.user(
                                        people.viewer(gift.viewer().externalId())
                                                .number(),
                                        Set.of()),
                                live.number(),
                                new GiftWish(gift.gift(), gift.count(), null, null, null),
                                IdempotencyKey.fresh())
                        .toCompletableFuture());
            }
        }
        answers.forEach(DemoPlanting::sent);
        running.forEach(lives::end);
        return answers.size();
    }

    private static void sent(CompletableFuture<GiftOutcome> answer) {
        try {
            if (answer.join() instanceof GiftOutcome.Refused refused) {
                throw new IllegalStateException(
                        "A gift of the demo was refused: " + refused.problem().getMessage());
            }
        } catch (CompletionException e) {
            throw new IllegalStateException("A gift of the demo could not be sent", e.getCause());
        }
    }

    private Map<String, Long> spending(List<History.Evening> evenings) {
        Map<String, Long> spending = new HashMap<>();
        for (History.Evening evening : evenings) {
            for (History.Given gift : evening.gifts()) {
                spending.merge(
                        gift.viewer().externalId(), catalogue.get(gift.gift()).coins() * gift.count(), Long::sum);
            }
        }
        return spending;
    }

    /** What also happens in a community: a declined card, and somebody who wants unspent coins back. */
    private void incidents(int day, History history, Townspeople people) {
        if (day == 20) {
            people.buy(people.viewer(Community.MIA), 2_200, Channel.WEB, "card_declined");
        }
        if (day == 41) {
            User prudent = people.viewer(history.viewers().getLast().externalId());
            Recharge recharge = people.buy(prudent, 1_050, Channel.WEB, "card_success");
            refunds.refund(prudent.number(), recharge.number(), 500L, IdempotencyKey.fresh());
        }
    }

    private void fillMiasPurse(Townspeople people) {
        User mia = people.viewer(Community.MIA);
        Asset currency = Asset.fiat(markets.of(mia).currency());
        long has = books.balance(Accounts.wallet(mia.number(), currency));
        if (has < MIAS_COINS) {
            people.buy(mia, MIAS_COINS - has, Channel.WEB, "card_success");
        }
    }

    private Duration untilEvening() {
        Instant now = clocks.business();
        ZonedDateTime today = now.atZone(ZoneOffset.UTC);
        ZonedDateTime evening = today.toLocalDate().atTime(EVENING_HOUR_UTC, 0).atZone(ZoneOffset.UTC);
        return Duration.between(today, evening.isBefore(today) ? evening.plusDays(1) : evening);
    }
}
