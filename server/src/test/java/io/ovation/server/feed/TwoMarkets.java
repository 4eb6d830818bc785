package io.ovation.server.feed;

import io.ovation.economics.Asset;
import io.ovation.economics.CoinsBought;
import io.ovation.economics.Gift;
import io.ovation.economics.GiftSent;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.PostingRules;
import io.ovation.economics.Purse;
import io.ovation.economics.RuleSet;
import io.ovation.journal.JournalClock;
import io.ovation.journal.clearing.Clearing;
import io.ovation.journal.clearing.ReceivingShard;
import io.ovation.journal.postgres.Shard;
import io.ovation.journal.writer.Answer;
import io.ovation.journal.writer.WriterOptions;
import io.ovation.ledger.Entry;
import io.ovation.ledger.Fingerprint;
import java.time.Duration;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Two markets, each with a shard and a writer of its own, and the clearing between them. As a program it is what the test
 * kills: it sends gifts both ways and tells every one that was answered.
 */
final class TwoMarkets implements AutoCloseable {
    static final int US = 840;
    static final int UK = 826;
    static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    static final LocalDate MATURES = DAY.plusDays(14);
    static final long COINS = 10;
    private static final int SENDERS = 20;
    private static final RuleSet RULES = RuleSet.DEFAULT;

    final Shard us;
    final Shard uk;

    TwoMarkets(DataSource source) {
        us = open(source, US);
        uk = open(source, UK);
    }

    private static Shard open(DataSource source, int market) {
        return Shard.open(
                source, market, "two markets", Duration.ofSeconds(20), JournalClock.system(), WriterOptions.defaults());
    }

    /** Lets money arrive that way from now on. */
    void clear(Shard from, int fromMarket, int toMarket, ReceivingShard to) {
        from.project(new Clearing("clearing-to-" + toMarket, new MarketHalves(fromMarket, toMarket, RULES), to));
    }

    void clearBothWays() {
        clear(us, US, UK, uk.writer()::submit);
        clear(uk, UK, US, us.writer()::submit);
    }

    Shard shard(int market) {
        return market == US ? us : uk;
    }

    Answer buy(int market, long user, long coins) {
        MoneyEvent bought = new CoinsBought(
                header(market),
                user,
                Asset.USD,
                coins,
                coins * 10_000,
                0,
                0,
                1,
                ThreadLocalRandom.current().nextLong(1, 1L << 40));
        return shard(market)
                .writer()
                .submit(PostingRules.entry(bought, RULES))
                .toCompletableFuture()
                .join();
    }

    /** A gift from a market to a creator of the other. */
    static Entry giftAbroad(int market, long sender, long creator) {
        Gift gift = new Gift(
                sender,
                creator,
                300,
                1,
                1,
                COINS,
                new Purse.Bought(Asset.USD),
                false,
                OptionalInt.of(market == US ? UK : US));
        return PostingRules.entry(new GiftSent(header(market), gift, OptionalLong.empty(), MATURES), RULES);
    }

    private static MoneyEvent.Header header(int market) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        UUID id = new UUID(
                System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000),
                random.nextLong() >>> 2 | Long.MIN_VALUE);
        return new MoneyEvent.Header(id, new Fingerprint(7, id.getLeastSignificantBits()), Long.MAX_VALUE, market, DAY);
    }

    @Override
    public void close() {
        us.close();
        uk.close();
    }

    /** Sends gifts until it is killed. Every line it prints is a gift that was answered: market and entry id. */
    public static void main(String[] arguments) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(arguments[0]);
        TwoMarkets markets = new TwoMarkets(source);
        markets.clearBothWays();
        for (int market : new int[] {US, UK}) {
            for (long sender = 1; sender <= SENDERS; sender++) {
                markets.buy(market, sender, 1_000_000);
            }
        }
        for (int market : new int[] {US, UK}) {
            Thread.ofPlatform().start(() -> {
                while (true) {
                    ThreadLocalRandom random = ThreadLocalRandom.current();
                    Entry gift = giftAbroad(market, 1 + random.nextInt(SENDERS), 1_000 + random.nextInt(5));
                    markets.shard(market)
                            .writer()
                            .submit(gift)
                            .toCompletableFuture()
                            .join();
                    System.out.println(market + " " + gift.id());
                }
            });
        }
    }
}
