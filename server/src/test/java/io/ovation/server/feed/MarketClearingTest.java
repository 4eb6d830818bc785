package io.ovation.server.feed;

import static io.ovation.server.feed.TwoMarkets.COINS;
import static io.ovation.server.feed.TwoMarkets.MATURES;
import static io.ovation.server.feed.TwoMarkets.UK;
import static io.ovation.server.feed.TwoMarkets.US;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.economics.AccountKind;
import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.BookInvariants;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.EventKind;
import io.ovation.economics.InvariantResult;
import io.ovation.economics.RuleSet;
import io.ovation.economics.Stream;
import io.ovation.journal.BatchCodec;
import io.ovation.journal.JournalVerifier;
import io.ovation.journal.postgres.Shard;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Entry;
import io.ovation.ledger.Fingerprint;
import io.ovation.ledger.FloorRise;
import io.ovation.ledger.OutcomeCode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Gifts from one market's shard to another's: they arrive, once, whatever is away or dies between the halves. */
class MarketClearingTest {
    private static final int KILLS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedPostgres server;

    @TempDir
    Path directory;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @Test
    void a_gift_from_abroad_arrives_where_the_creators_accounts_are() throws Exception {
        try (TwoMarkets markets = new TwoMarkets(source())) {
            markets.clearBothWays();
            markets.buy(US, 1, 100);
            Entry gift = TwoMarkets.giftAbroad(US, 1, 77);
            assertThat(submit(markets.us, gift)).isEqualTo(OutcomeCode.ACCEPTED);
            assertThat(submit(markets.us, gift)).isEqualTo(OutcomeCode.EXISTS);

            eventually(markets.uk, Accounts.diamondsPending(77, Stream.LIVE, MATURES), COINS * 100);
            assertThat(balance(markets.uk, Accounts.earningsPending(77, Stream.LIVE, Asset.USD, MATURES)))
                    .isEqualTo(COINS * 5_000);
            assertThat(balance(markets.us, Accounts.diamondsPending(77, Stream.LIVE, MATURES)))
                    .as("the sender's shard has passed them on")
                    .isZero();
            assertClearingMirrors(markets, COINS);
        }
    }

    @Test
    void what_an_account_no_longer_takes_goes_to_suspense_once() throws Exception {
        try (TwoMarkets markets = new TwoMarkets(source())) {
            markets.buy(US, 1, 100);
            UUID id = TwoMarkets.giftAbroad(US, 1, 1).id();
            FloorRise rise = new FloorRise(
                    id,
                    new Fingerprint(1, 1),
                    Long.MAX_VALUE,
                    AccountKind.DIAMONDS_PENDING.number(),
                    Accounts.dayBucket(MATURES));
            assertThat(markets.uk
                            .writer()
                            .submit(rise)
                            .toCompletableFuture()
                            .join()
                            .outcome()
                            .code())
                    .isEqualTo(OutcomeCode.ACCEPTED);
            Entry gift = TwoMarkets.giftAbroad(US, 1, 77);
            assertThat(submit(markets.us, gift)).isEqualTo(OutcomeCode.ACCEPTED);
            markets.clearBothWays();

            eventually(markets.uk, Accounts.suspense(US, Asset.DIAMOND), COINS * 100);
            assertThat(balance(markets.uk, Accounts.suspense(US, Asset.USD))).isEqualTo(COINS * 5_000);
            assertClearingMirrors(markets, COINS);
        }
    }

    @Test
    void a_receiver_that_is_away_gets_everything_when_it_is_back() throws Exception {
        try (TwoMarkets markets = new TwoMarkets(source())) {
            AtomicInteger refusals = new AtomicInteger(3);
            markets.clear(
                    markets.us,
                    US,
                    UK,
                    request -> refusals.getAndDecrement() > 0
                            ? CompletableFuture.failedFuture(new IllegalStateException("away"))
                            : markets.uk.writer().submit(request));
            markets.buy(US, 1, 100);
            submit(markets.us, TwoMarkets.giftAbroad(US, 1, 77));
            submit(markets.us, TwoMarkets.giftAbroad(US, 1, 77));

            eventually(markets.uk, Accounts.diamondsPending(77, Stream.LIVE, MATURES), 2 * COINS * 100);
            assertThat(refusals.get()).isNegative();
            assertClearingMirrors(markets, 2 * COINS);
        }
    }

    @Test
    @Tag("slow")
    void killed_between_the_halves_it_completes_by_itself() throws Exception {
        DataSource source = source();
        Set<String> answered = new HashSet<>();
        Random random = new Random(13);
        int cutInHalf = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(source, answered, 50 + random.nextInt(200));
            cutInHalf += halves(source).onTheirWay();
        }
        assertThat(cutInHalf)
                .as("some kill fell between a first half and its second")
                .isPositive();

        try (TwoMarkets markets = new TwoMarkets(source)) {
            markets.clearBothWays();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (halves(source).onTheirWay() > 0 && System.nanoTime() < end) {
                Thread.sleep(50);
            }
            Halves halves = halves(source);
            assertThat(halves.onTheirWay()).isZero();
            assertThat(halves.arrived()).hasSameSizeAs(halves.sent());
            assertThat(halves.sent().keySet()).containsAll(answered);
            for (int market : new int[] {US, UK}) {
                JournalVerifier.Report report =
                        JournalVerifier.verify(markets.shard(market).journal(), market, progress -> {});
                assertThat(report.finding()).isNull();
                assertThat(BookInvariants.check(report.ledger()::forEachAccount, RuleSet.DEFAULT))
                        .allMatch(InvariantResult::holds);
            }
            long toUk = balance(markets.us, Accounts.clearing(UK, Asset.USD));
            long toUs = balance(markets.uk, Accounts.clearing(US, Asset.USD));
            // Each account holds what it sent less what came the other way.
            assertThat(toUk + toUs).isZero();
            System.out.printf(
                    "killed %d times: %,d gifts abroad answered, %,d in the books, %,d of them cut in half by a kill%n",
                    KILLS, answered.size(), halves.sent().size(), cutInHalf);
        }
    }

    private void runAndKill(DataSource source, Set<String> answered, int atLeast) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwoMarkets.class.getName(),
                        url(source))
                .redirectError(new File(directory.toFile(), "child.err"))
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int heard = 0;
            for (String line = lines.readLine(); line != null && heard < atLeast; line = lines.readLine()) {
                if (line.matches("\\d{3} [0-9a-f-]{36}")) {
                    answered.add(line);
                    heard++;
                }
            }
            assertThat(heard).as("the process sends gifts").isEqualTo(atLeast);
        } finally {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
    }

    /** First and second halves in the two journals, by market and id of the first. */
    private record Halves(Map<String, Long> sent, Map<String, Long> arrived) {
        int onTheirWay() {
            return sent.size() - arrived.size();
        }
    }

    private static Halves halves(DataSource source) {
        Map<String, Long> sent = new HashMap<>();
        Map<UUID, Long> cleared = new HashMap<>();
        Map<UUID, String> expected = new HashMap<>();
        for (int market : new int[] {US, UK}) {
            for (AcceptedEntry entry : entries(source, market)) {
                if (entry.code() == EventKind.GIFT_SENT.code()) {
                    sent.put(market + " " + entry.id(), entry.sequence());
                    expected.put(
                            DerivedIds.moneyCleared(entry.id(), market == US ? UK : US), market + " " + entry.id());
                } else if (entry.code() == EventKind.MONEY_CLEARED.code()) {
                    assertThat(cleared.put(entry.id(), entry.sequence()))
                            .as("nothing arrives twice")
                            .isNull();
                }
            }
        }
        Map<String, Long> arrived = new HashMap<>();
        cleared.forEach((id, sequence) -> arrived.put(expected.getOrDefault(id, "nothing sent " + id), sequence));
        assertThat(sent.keySet()).containsAll(arrived.keySet());
        return new Halves(sent, arrived);
    }

    private static List<AcceptedEntry> entries(DataSource source, int market) {
        List<AcceptedEntry> entries = new ArrayList<>();
        try (var journal = new io.ovation.journal.postgres.PostgresJournal(source)) {
            journal.read(
                    market,
                    1,
                    stored -> entries.addAll(BatchCodec.decode(stored).entries()) || true);
        }
        return entries;
    }

    private static void assertClearingMirrors(TwoMarkets markets, long coins) {
        assertThat(balance(markets.us, Accounts.clearing(UK, Asset.DIAMOND))).isEqualTo(coins * 100);
        assertThat(balance(markets.uk, Accounts.clearing(US, Asset.DIAMOND))).isEqualTo(-coins * 100);
        assertThat(balance(markets.us, Accounts.clearing(UK, Asset.USD))).isEqualTo(coins * 5_000);
        assertThat(balance(markets.uk, Accounts.clearing(US, Asset.USD))).isEqualTo(-coins * 5_000);
    }

    private static OutcomeCode submit(Shard shard, Entry entry) {
        return shard.writer()
                .submit(entry)
                .toCompletableFuture()
                .join()
                .outcome()
                .code();
    }

    private static long balance(Shard shard, AccountId account) {
        return shard.writer().balance(account).toCompletableFuture().join();
    }

    private static void eventually(Shard shard, AccountId account, long wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (balance(shard, account) != wanted && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(balance(shard, account)).isEqualTo(wanted);
    }

    private static DataSource source() throws Exception {
        String name = "markets_" + DATABASES.incrementAndGet();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return server.getDatabase("postgres", name);
    }

    private static String url(DataSource source) {
        return server.getJdbcUrl("postgres", ((PGSimpleDataSource) source).getDatabaseName());
    }
}
